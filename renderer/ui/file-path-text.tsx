import './file-path-text.css';
import type { ReactNode } from 'react';
import { printable } from '../../shared/base/printable.ts';
import { splitPath } from './shorten-path.ts';

/** A path on one line. Where it is too long its middle is left out; the whole is its title. */
export function FilePathText({ path }: { readonly path: string }): ReactNode {
  const shown = printable(path);
  const { head, tail } = splitPath(shown);
  return (
    <bdi className="ui-path" title={shown}>
      {head !== '' && <span className="ui-path-head">{head}</span>}
      <span className="ui-path-tail">{tail}</span>
    </bdi>
  );
}

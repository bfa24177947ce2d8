import './preview-frame.css';
import type { ReactNode } from 'react';
import { styleNonce } from './style-nonce.ts';

interface PreviewFrameProps {
  readonly title: string;
  /** A page that stands by itself. */
  readonly html: string;
}

/**
 * Shows a page to be printed. It is shut in: no scripts, no forms, no links, no origin. The page's policy holds inside
 * too, so its style elements are given the nonce they need.
 */
export function PreviewFrame({ title, html }: PreviewFrameProps): ReactNode {
  const nonce = styleNonce();
  const page = nonce === '' ? html : html.replaceAll(/<style(?=[\s>])/g, `<style nonce="${nonce}"`);
  return (
    <div className="ui-preview">
      <iframe title={title} sandbox="" srcDoc={page} />
    </div>
  );
}

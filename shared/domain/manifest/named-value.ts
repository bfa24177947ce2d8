import { isBlank, type ManifestLine } from './manifest-text.ts';
import { readQuoted, readScalar, type Scalar } from './scalar.ts';
import { say, type Said } from './phrase.ts';

/** `name: value` as one line says it. */
export interface NamedValue {
  readonly name: string;
  readonly isNameQuoted: boolean;
  readonly hasSpaceBeforeColon: boolean;
  readonly value: Scalar;
  readonly doubts: readonly Said[];
}

export type NamedValueReading =
  | { readonly kind: 'named'; readonly named: NamedValue }
  /** `name` is there when only the value could not be read. */
  | { readonly kind: 'refused'; readonly name?: string; readonly message: Said; readonly fix: Said };

/** Splits a line at its first colon (reference 1.1, 1.4); a quoted name may hold colons of its own. */
export function readNamedValue(line: ManifestLine): NamedValueReading {
  const { content } = line;
  const first = content[0] ?? '';
  if (first === '"' || first === "'") {
    const quoted = readQuoted(content, 0);
    if (quoted.kind === 'refused') return quoted;
    let colon = quoted.end;
    while (isBlank(content[colon])) colon += 1;
    if (content[colon] !== ':') return withoutColon(content);
    return withValue(line, quoted.text, true, colon, quoted.end, quoted.doubts);
  }
  if (/^[?[\]{}&*!|>%]/.test(content)) {
    return {
      kind: 'refused',
      message: say`A line that begins with ${first} has a meaning in YAML that manifests do not use.`,
      fix: 'Write name: value; put a name that begins so in double quotes.',
    };
  }
  const colon = content.indexOf(':');
  if (colon <= 0) return withoutColon(content);
  const name = content.slice(0, colon).trimEnd();
  return withValue(line, name, false, colon, name.length, []);
}

function withoutColon(content: string): NamedValueReading {
  const other = /^[\w."']{1,60}\s{0,9}([=\uff1a])/.exec(content)?.[1];
  if (other !== undefined) {
    return {
      kind: 'refused',
      message: say`The line has ${other} where a colon belongs.`,
      fix: 'Write name: value, with the colon that is on every keyboard.',
    };
  }
  return {
    kind: 'refused',
    message: 'The line is no "name: value": it has no colon behind a name.',
    fix: 'Write name: value, or begin the line with # to make it a comment.',
  };
}

function withValue(
  line: ManifestLine,
  name: string,
  isNameQuoted: boolean,
  colon: number,
  nameEnd: number,
  nameDoubts: readonly Said[],
): NamedValueReading {
  const value = line.content.slice(colon + 1).trimStart();
  // `key: # remark` has no value; `key:#4711` has one.
  const isComment = value.startsWith('#') && value.length < line.content.length - colon - 1;
  if (isComment) {
    const scalar = { text: '', isQuoted: false, hasComment: true, line: line.number };
    const named = {
      name,
      isNameQuoted,
      hasSpaceBeforeColon: colon > nameEnd,
      value: scalar,
      doubts: nameDoubts,
    };
    return { kind: 'named', named };
  }
  const reading = readScalar(value, line.number);
  if (reading.kind === 'refused') return { ...reading, name };
  const doubts = [...nameDoubts, ...reading.doubts];
  const named = { name, isNameQuoted, hasSpaceBeforeColon: colon > nameEnd, value: reading.scalar, doubts };
  return { kind: 'named', named };
}

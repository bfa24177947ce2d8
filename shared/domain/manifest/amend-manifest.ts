import { appError } from '../error-codes.ts';
import { decodeManifest, splitLines, type ManifestLine } from './manifest-text.ts';
import type { ManifestEntry, ManifestTree } from './manifest-tree.ts';
import { createProblemList } from './problem-list.ts';
import { readTree } from './read-tree.ts';
import { requireManifest } from './require-manifest.ts';
import { writeDoubleQuoted, writeSingleQuoted } from './write-scalar.ts';

/** What the writer has to add to a manifest that a person wrote. */
export interface ManifestAdditions {
  /** RE2 patterns for `ignore`. */
  readonly ignore?: readonly string[] | undefined;
  /** Literal `from` -> `to` for `substitutions`. */
  readonly substitutions?: ReadonlyMap<string, string> | undefined;
  /** 64 hexadecimal digits; stands in a comment line and replaces the one that was there. */
  readonly inventorySha256?: string | undefined;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const emptyValue = /(?<=:)\s*(?:\[\s*\]|\{\s*\}|~|null)/i;

/**
 * Adds ignore rules, substitutions and the inventory's digest to a manifest and keeps every authored byte, its line ends and
 * its indentation. What is there already is not added again, so amending twice is the same as once.
 * Throws MANIFEST_INVALID when the manifest, or what would come of it, cannot be used; MANIFEST_VERSION when a 1.x manifest
 * would need substitutions (reference 2.5); MANIFEST_CONFLICT when it replaces the same text by another one.
 */
export function amendManifest(bytes: Uint8Array, additions: ManifestAdditions): Uint8Array {
  const manifest = requireManifest(bytes);
  const decoded = decodeManifest(bytes);
  if (decoded.kind === 'problem') throw appError('MANIFEST_INVALID', { detail: decoded.problem.message });
  const { text } = decoded;
  const lines = splitLines(text);
  const tree = readTree(lines, createProblemList());
  const eol = lines.find((line) => line.eol !== '')?.eol ?? '\n';
  const edits: Edit[] = [];
  const tail: string[] = [];

  const patterns = new Set(additions.ignore);
  for (const pattern of manifest.ignore) patterns.delete(pattern);
  const items = [...patterns].map((pattern) => `- ${writeSingleQuoted(pattern)}`);
  addBlock('ignore', items);

  const pairs: string[] = [];
  for (const [from, to] of additions.substitutions ?? []) {
    const authored = manifest.substitutions.get(from);
    if (authored === undefined) pairs.push(`${writeDoubleQuoted(from)} : ${writeDoubleQuoted(to)}`);
    else if (authored !== to) {
      const detail = `${JSON.stringify(from)} becomes ${JSON.stringify(authored)} there and would have to become ${JSON.stringify(to)}.`;
      throw appError('MANIFEST_CONFLICT', { detail });
    }
  }
  if (pairs.length > 0 && manifest.manifestVersion !== '2.0') throw appError('MANIFEST_VERSION');
  addBlock('substitutions', pairs);

  const digest = additions.inventorySha256?.toLowerCase();
  if (digest !== undefined) {
    for (const { line, digest: old } of tree.inventoryLines) {
      const from = line.start + line.indent + line.content.lastIndexOf(old);
      if (old.toLowerCase() !== digest) edits.push({ from, to: from + old.length, text: digest });
    }
    if (tree.inventoryLines.length === 0) tail.push(`# drivepost-inventory-sha256: ${digest}`);
  }
  if (tail.length > 0) edits.push(appendix(text, tree.endLine, tail, eol));
  if (edits.length === 0) return bytes;
  const amended = new TextEncoder().encode(applyEdits(text, edits));
  requireManifest(amended);
  return amended;

  function addBlock(name: string, contents: readonly string[]): void {
    if (contents.length === 0) return;
    const base = ' '.repeat(Math.max(0, tree.baseIndent));
    const entry = tree.entries.find((each) => each.name === name);
    if (entry === undefined) {
      tail.push(`${base}${name}:`, ...contents.map((content) => `${base}  ${content}`));
      return;
    }
    const last = lastLineOf(entry);
    const indentation = last === undefined ? `${base}  ` : text.slice(last.start, last.start + last.indent);
    if (last === undefined) edits.push(...clearValue(text, entry));
    const at = (last ?? entry.line).end;
    edits.push({
      from: at,
      to: at,
      text: contents.map((content) => `${eol}${indentation}${content}`).join(''),
    });
  }
}

function lastLineOf(entry: ManifestEntry): ManifestLine | undefined {
  return entry.spec?.kind === 'list' ? entry.items.at(-1)?.line : entry.pairs.at(-1)?.line;
}

/** `ignore: []` must lose its brackets before items can stand below it. */
function clearValue(text: string, entry: ManifestEntry): Edit[] {
  const content = text.slice(entry.line.start, entry.line.end);
  const found = emptyValue.exec(content);
  if (found === null || content.slice(0, found.index).includes('#')) return [];
  const from = entry.line.start + found.index;
  const to = from + found[0].length;
  // A comment needs a blank before it, which it does not need behind brackets.
  return [{ from, to, text: text[to] === '#' ? ' ' : '' }];
}

function appendix(
  text: string,
  endLine: ManifestTree['endLine'],
  tail: readonly string[],
  eol: string,
): Edit {
  const at = endLine?.start ?? text.length;
  const before = at === 0 || /[\n\r]/.test(text[at - 1] ?? '') ? '' : eol;
  return { from: at, to: at, text: `${before}${tail.join(eol)}${eol}` };
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((left, right) => left.from - right.from || left.to - right.to)) {
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at);
}

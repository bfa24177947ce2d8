/** A line of a text that was changed, and where it stands: from 1, in the old text or the new one. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  /** In the old text; null for an added line. */
  readonly oldLine: number | null;
  /** In the new text; null for a removed line. */
  readonly newLine: number | null;
}

/** Lines around a change that are shown with it. */
const contextLines = 2;
/** Beyond so many pairs to compare the middle counts as replaced, which is right as well, only longer. */
const mostPairs = 4_000_000;

/**
 * What turns the old text into the new one, line by line, with the fewest changes. Line ends count for nothing: the service
 * signs and reads them alike.
 */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const old = linesOf(before);
  const now = linesOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let tail = 0;
  while (
    tail < old.length - start &&
    tail < now.length - start &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  const lines = [
    ...old.slice(0, start).map((text): Bare => ({ kind: 'same', text })),
    ...middle(old.slice(start, old.length - tail), now.slice(start, now.length - tail)),
    ...old.slice(old.length - tail).map((text): Bare => ({ kind: 'same', text })),
  ];
  return numbered(lines);
}

/** The changed lines with some lines around them, in groups; empty when nothing was changed. */
export function changedGroups(lines: readonly DiffLine[]): readonly (readonly DiffLine[])[] {
  const groups: DiffLine[][] = [];
  let lastShown = -2;
  for (const [index, line] of lines.entries()) {
    const from = Math.max(0, index - contextLines);
    const isNear = lines.slice(from, index + contextLines + 1).some(({ kind }) => kind !== 'same');
    if (!isNear) continue;
    if (lastShown === index - 1) groups.at(-1)?.push(line);
    else groups.push([line]);
    lastShown = index;
  }
  return groups;
}

type Bare = Pick<DiffLine, 'kind' | 'text'>;

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** By the longest common subsequence. */
function middle(old: readonly string[], now: readonly string[]): readonly Bare[] {
  if (old.length * now.length > mostPairs) return [...removed(old), ...added(now)];
  const width = now.length + 1;
  /** At `i * width + j`: how many lines the texts behind `i` and `j` have in common. */
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Bare[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < now.length) {
    const text = old[i] ?? '';
    if (text === now[j]) {
      lines.push({ kind: 'same', text });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      lines.push({ kind: 'removed', text });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: now[j] ?? '' });
      j += 1;
    }
  }
  return [...lines, ...removed(old.slice(i)), ...added(now.slice(j))];
}

function removed(texts: readonly string[]): readonly Bare[] {
  return texts.map((text) => ({ kind: 'removed', text }));
}

function added(texts: readonly string[]): readonly Bare[] {
  return texts.map((text) => ({ kind: 'added', text }));
}

function numbered(lines: readonly Bare[]): readonly DiffLine[] {
  let oldLine = 0;
  let newLine = 0;
  return lines.map(({ kind, text }) => {
    if (kind !== 'added') oldLine += 1;
    if (kind !== 'removed') newLine += 1;
    return {
      kind,
      text,
      oldLine: kind === 'added' ? null : oldLine,
      newLine: kind === 'removed' ? null : newLine,
    };
  });
}

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  /** What replaces the text that ends here; undefined where no `from` ends. */
  to: string | undefined;
}

/** Turns a prefixed path into its key by the manifest's substitutions. */
export type Substitute = (text: string) => string;

/**
 * Compiles substitutions (reference 2.5): literal, one pass from left to right, the longest `from` first at each place,
 * and what was put in is not looked at again. An empty `from` matches nothing. The work for a text grows with its
 * length times the longest match, whatever the manifest holds.
 */
export function compileSubstitutions(substitutions: ReadonlyMap<string, string>): Substitute {
  const root = trieOf(substitutions);
  if (root.next.size === 0) return (text) => text;
  const starts = new RegExp(`[${[...root.next.keys()].map(escapedUnit).join('')}]`);
  return (text) => {
    const first = text.search(starts);
    return first < 0 ? text : substituteFrom(text, root, first);
  };
}

/** Finds substitutions in a text: where the longest `from` that starts at `at` ends, or `at` when none does. */
export function compileMatcher(
  substitutions: ReadonlyMap<string, string>,
): (text: string, at: number) => number {
  const root = trieOf(substitutions);
  return (text, at) => longestMatch(text, root, at)?.end ?? at;
}

function substituteFrom(text: string, root: TrieNode, first: number): string {
  let result = '';
  let copied = 0;
  for (let at = first; at < text.length;) {
    const match = longestMatch(text, root, at);
    if (match === undefined) {
      at += 1;
    } else {
      result += text.slice(copied, at) + match.to;
      at = match.end;
      copied = at;
    }
  }
  return copied === 0 ? text : result + text.slice(copied);
}

function longestMatch(text: string, root: TrieNode, start: number): { to: string; end: number } | undefined {
  let best: { to: string; end: number } | undefined;
  let node = root.next.get(text.charCodeAt(start));
  for (let at = start + 1; node !== undefined; at += 1) {
    if (node.to !== undefined) best = { to: node.to, end: at };
    if (at >= text.length) break;
    node = node.next.get(text.charCodeAt(at));
  }
  return best;
}

function trieOf(substitutions: ReadonlyMap<string, string>): TrieNode {
  const root: TrieNode = { next: new Map(), to: undefined };
  for (const [from, to] of substitutions) {
    if (from === '') continue;
    let node = root;
    for (let at = 0; at < from.length; at += 1) {
      const unit = from.charCodeAt(at);
      let next = node.next.get(unit);
      if (next === undefined) {
        next = { next: new Map(), to: undefined };
        node.next.set(unit, next);
      }
      node = next;
    }
    node.to = to;
  }
  return root;
}

function escapedUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

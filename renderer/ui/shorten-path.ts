/**
 * Cuts a path for one line: the head may be shortened, the tail with the file's name stays whole as long as it has some
 * room. Both parts together are the whole path.
 */
export function splitPath(path: string, tailLimit = 32): { readonly head: string; readonly tail: string } {
  const trimmedEnd = path.endsWith('/') || path.endsWith('\\') ? path.length - 1 : path.length;
  const cut = Math.max(path.lastIndexOf('/', trimmedEnd - 1), path.lastIndexOf('\\', trimmedEnd - 1));
  const start = Math.max(cut <= 0 ? 0 : cut, path.length - tailLimit);
  return { head: path.slice(0, safeCut(path, start)), tail: path.slice(safeCut(path, start)) };
}

/** Never between the halves of a character. */
function safeCut(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

import { readManifest } from '../../../../shared/domain/manifest/read-manifest.ts';

const inventoryLine = /^\s*#\s*drivepost-inventory-sha256\s*:/i;

/** Where a line stands in a text, from 1; the end of the text for a line that it does not have. */
export function lineRange(text: string, line: number): { readonly from: number; readonly to: number } {
  let from = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', from);
    if (end < 0) return { from: text.length, to: text.length };
    from = end + 1;
  }
  const end = text.indexOf('\n', from);
  return { from, to: end < 0 ? text.length : end };
}

/**
 * The comment that vouches for the inventory, when a change has lost or altered it; null when it is still there, or was
 * never.
 */
export function lostInventory(before: string, after: string): string | null {
  const digest = readManifest(new TextEncoder().encode(before)).manifest?.inventorySha256;
  if (digest === undefined) return null;
  // Looked for in the text, since a manifest that is half-typed cannot be read.
  const isThere = after
    .split(/\r\n|\r|\n/)
    .some((line) => inventoryLine.test(line) && line.toLowerCase().includes(digest));
  return isThere ? null : `# drivepost-inventory-sha256: ${digest}`;
}

/** The text with the comment that vouches for the inventory at its end, in place of altered ones. */
export function putInventoryBack(text: string, line: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const kept = text.split(/(?<=\n)/).filter((each) => !inventoryLine.test(each));
  const all = kept.join('');
  return `${all}${all === '' || all.endsWith('\n') ? '' : eol}${line}${eol}`;
}

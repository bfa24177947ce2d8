/** Bytes of UTF-8 that one code point takes. */
export function utf8LengthOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** Bytes of UTF-8 of a text when that is at most `limitBytes`, else undefined. Does not encode anything. */
export function utf8LengthWithin(text: string, limitBytes: number): number | undefined {
  if (text.length > limitBytes) return undefined;
  let lengthBytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    // Each half of a surrogate pair stands for two of the pair's four bytes.
    lengthBytes += unit < 0x800 || (unit & 0xf800) === 0xd800 ? 1 : 2;
  }
  return lengthBytes <= limitBytes ? lengthBytes : undefined;
}

const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** An XML document whose root stands in the namespace of S3. */
export function xmlDocument(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespace}>${content}</${root}>`;
}

/** One element with text. */
export function element(name: string, text: string | number | boolean): string {
  return `<${name}>${escapeXml(String(text))}</${name}>`;
}

/** Characters that XML 1.0 cannot hold become character references, as S3 writes them. */
function escapeXml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[&<>"\u0000-\u001f]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}

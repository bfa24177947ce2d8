/** What an element holds: text, members of a list, or elements by name. Null leaves an element out. */
export type XmlContent =
  | string
  | number
  | boolean
  | readonly XmlContent[]
  | { readonly [name: string]: XmlContent | null };

/** Characters that XML 1.0 cannot hold in any form, lone surrogates among them. */
const illegal =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader turns a bare carriage return into a line feed; a manifest's must survive.
  '\r': '&#13;',
};

/** Text as XML holds it. A character that XML 1.0 cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(illegal, '\ufffd')
    .replaceAll(/[&<>"\r]/g, (character) => escapes[character] ?? character);
}

/** An element with its content; the items of a list stand in `member` elements, as the Query protocol has it. */
export function writeElement(name: string, content: XmlContent): string {
  return `<${name}>${writeContent(content)}</${name}>`;
}

function writeContent(content: XmlContent): string {
  if (typeof content !== 'object') return escapeXml(String(content));
  if (isList(content)) return content.map((item) => writeElement('member', item)).join('');
  return Object.entries(content)
    .map(([name, item]) => (item === null ? '' : writeElement(name, item)))
    .join('');
}

function isList(content: object): content is readonly XmlContent[] {
  return Array.isArray(content);
}

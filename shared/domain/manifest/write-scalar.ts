// oxlint-disable-next-line no-control-regex -- control characters are what is escaped
const needsEscape = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** A value in double quotes with escapes, which strict YAML and `readQuoted` both take. */
export function writeDoubleQuoted(text: string): string {
  let escaped = '';
  for (const character of text) {
    if (character === '"' || character === '\\') escaped += `\\${character}`;
    else if (needsEscape.test(character))
      escaped += `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    else escaped += character;
  }
  return `"${escaped}"`;
}

/** A value as a person would write it: single quotes, or double quotes where control characters need escapes. */
export function writeSingleQuoted(text: string): string {
  return needsEscape.test(text) ? writeDoubleQuoted(text) : `'${text.replaceAll("'", "''")}'`;
}

/** A value without quotes where every reader takes it for the same text, else with. */
export function writeScalar(text: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9 ._/+@;()=,$-]*$/.test(text) && !text.endsWith(' ');
  const hasMeaning = /^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text);
  return isPlain && !hasMeaning ? text : writeSingleQuoted(text);
}

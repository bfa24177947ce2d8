import { malformed } from './manifest-text.ts';
import type { ManifestProblem } from './manifest.ts';
import { say, sentence } from './phrase.ts';

/** Says why a text in which no field of a manifest was found is none, and what was probably meant instead. */
export function explainNotManifest(text: string): ManifestProblem {
  const start = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 400);
  const [message, fix] = explanation(start);
  return malformed(start === '' ? null : 1, say`Your manifest is not well-formed: ${sentence(message)}`, fix);
}

function explanation(start: string): readonly [string, string] {
  const first = start.split(/[\r\n]/, 1)[0] ?? '';
  const isOneLine = !/[\r\n]/.test(start.trimEnd());
  if (start === '') return ['it is empty.', 'Begin with one from: drivepost manifest new'];
  if (isOneLine && isPath(first)) {
    return [
      'it is the path of a file, not the content of one.',
      'Pass the content. With the AWS CLI put file:// in front of the path: --manifest file://my-manifest.txt',
    ];
  }
  if (/^manifestVersion%3A/i.test(start)) {
    return ['it is URL-encoded.', 'Pass the text itself; the client encodes it.'];
  }
  if (/^version\s*:|^signingMethod\s*:/i.test(start)) {
    return ['it is a SIGNATURE file.', 'Pass the manifest that was signed.'];
  }
  if (start.startsWith('{') || start.startsWith('[')) {
    return ['it is JSON.', 'Write one "name: value" on each line, without braces.'];
  }
  if (start.startsWith('<')) return ['it is XML or HTML.', 'Write one "name: value" on each line.'];
  if (/^[A-Za-z0-9+/=\s]{60,}$/.test(start)) {
    return ['it seems to be Base64.', 'Pass the text itself, not its Base64 form.'];
  }
  return [
    'it has none of the fields of a manifest.',
    'Write one "name: value" on each line, manifestVersion: 2.0 first; drivepost manifest new prints a form to fill in.',
  ];
}

function isPath(line: string): boolean {
  return (
    /^(?:file|fileb|https?|s3):\/\//i.test(line) ||
    /^(?:[A-Za-z]:)?[\\/.~]/.test(line) ||
    /^[^\s:]+\.(?:txt|ya?ml|manifest|json|cfg)$/i.test(line)
  );
}

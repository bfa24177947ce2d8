/** What the window says otherwise than the command, which names commands; by the sentence that the command says. */
export const enManifestProblems: Readonly<Record<string, string>> = {
  'Write an S3 import manifest, version 2.0: drivepost manifest new prints one to fill in.':
    'Write an S3 import manifest, version 2.0.',
  'Begin with one from: drivepost manifest new': 'Begin with an empty form.',
  'Pass the content. With the AWS CLI put file:// in front of the path: --manifest file://my-manifest.txt':
    'Open the file itself.',
  'Pass the text itself; the client encodes it.': 'Take the text itself.',
  'Pass the manifest that was signed.': 'Take the manifest that was signed.',
  'Pass the text itself, not its Base64 form.': 'Take the text itself, not its Base64 form.',
  'Write one "name: value" on each line, manifestVersion: 2.0 first; drivepost manifest new prints a form to fill in.':
    'Write one "name: value" on each line, manifestVersion: 2.0 first, or begin with an empty form.',
};

import { checkAddress } from './check-address.ts';
import { checkCustoms } from './check-customs.ts';
import { checkNeeds } from './check-needs.ts';
import { checkContentTypes, checkIgnore, checkMetadata, checkSubstitutions } from './check-pairs.ts';
import { fieldCatalogue, fieldSpec } from './field-catalogue.ts';
import { checkFieldValue, quote, readChoice, readEmails, readVersion, readYesNo } from './field-values.ts';
import { createManifestFields, type ManifestFields } from './manifest-fields.ts';
import { decodeManifest, splitLines } from './manifest-text.ts';
import type { ManifestTree } from './manifest-tree.ts';
import { readTree } from './read-tree.ts';
import type { CannedAcl, Manifest, ManifestReading } from './manifest.ts';
import { explainNotManifest } from './not-a-manifest.ts';
import { say } from './phrase.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';

const keyLimitBytes = 1024;
const logNameBytes = 'import-log-XXXXX'.length;

/**
 * Reads a manifest as leniently as the old service did and says all that is wrong with it at once (reference 1).
 * Never throws and never takes longer than the length of the text warrants, whatever the bytes are.
 */
export function readManifest(bytes: Uint8Array): ManifestReading {
  const decoded = decodeManifest(bytes);
  if (decoded.kind === 'problem') return { manifest: undefined, problems: [decoded.problem] };
  const problems = createProblemList();
  const tree = readTree(splitLines(decoded.text), problems);
  if (tree.foreignJob === undefined && tree.entries.every((entry) => entry.spec === undefined)) {
    return { manifest: undefined, problems: [explainNotManifest(decoded.text)] };
  }
  const fields = createManifestFields(tree);
  const version = checkVersion(fields, tree, problems);
  if (tree.foreignJob === undefined && version !== '3.0') checkNeeds(fields, version, problems);
  for (const spec of fieldCatalogue) {
    const value = fields.value(spec.name);
    if (value.text !== '') checkFieldValue(spec, value, problems);
  }
  const manifest = interpret(fields, tree, version, problems);
  return { manifest: problems.hasErrors ? undefined : manifest, problems: problems.list() };
}

function checkVersion(fields: ManifestFields, tree: ManifestTree, problems: ProblemList): string {
  const value = fields.value('manifestVersion');
  const version = readVersion(value.text);
  const at = { line: value.line, field: 'manifestVersion' };
  if (tree.foreignJob !== undefined || version === '3.0') {
    const { job, line, name } = tree.foreignJob ?? {
      job: 'EBS or Glacier import',
      line: undefined,
      name: '',
    };
    problems.error({
      line: line?.number ?? value.line,
      field: name === '' ? 'manifestVersion' : name,
      message: job.startsWith('Glacier')
        ? say`This is the manifest of a ${job}; only S3 import is supported.`
        : say`This is the manifest of an ${job}; only S3 import is supported.`,
      fix: 'Write an S3 import manifest, version 2.0: drivepost manifest new prints one to fill in.',
    });
    return version;
  }
  const versions = fieldSpec('manifestVersion')?.values ?? [];
  if (value.text !== '' && !versions.includes(version)) {
    const message = say`manifestVersion is ${quote(value.text)}, which is not a version of S3 import manifests.`;
    problems.error({ ...at, message, fix: 'Write manifestVersion: 2.0' });
  } else if (version !== value.text) {
    problems.warning({
      ...at,
      message: say`${quote(value.text)} is taken for ${version}.`,
      fix: say`Write ${version}.`,
    });
  }
  return version;
}

function interpret(
  fields: ManifestFields,
  tree: ManifestTree,
  version: string,
  problems: ProblemList,
): Manifest {
  const text = (name: string): string => fields.value(name).text;
  const filled = (name: string): string | undefined => text(name) || undefined;
  const choice = (name: string): string | undefined => {
    const spec = fieldSpec(name);
    return spec === undefined || text(name) === '' ? undefined : readChoice(spec, text(name));
  };
  checkShape(fields, problems);
  checkKeyTexts(fields, problems);
  checkAccessKey(fields, problems);
  return {
    manifestVersion: version,
    generator: filled('generator'),
    accessKeyId: filled('accessKeyId'),
    deviceId: text('deviceId'),
    bucket: text('bucket'),
    prefix: text('prefix'),
    logBucket: filled('logBucket') ?? text('bucket'),
    logPrefix: text('logPrefix'),
    notificationEmails: readEmails(text('notificationEmail')),
    serviceLevel: choice('serviceLevel') === 'expeditedShipping' ? 'expeditedShipping' : 'standard',
    returnAddress: checkAddress(fields, problems),
    customs: checkCustoms(fields, problems),
    pinCode: filled('pinCode'),
    trueCryptPassword: filled('trueCryptPassword'),
    eraseDevice: readYesNo(text('eraseDevice')),
    acl: (choice('acl') ?? 'private') as CannedAcl,
    cacheControl: filled('cacheControl'),
    contentDisposition: filled('contentDisposition'),
    contentLanguage: filled('contentLanguage'),
    contentTypes: checkContentTypes(fields, problems),
    defaultContentType: filled('defaultContentType'),
    diskTimestampMetadataKey: filled('diskTimestampMetadataKey'),
    expires: filled('expires'),
    ignore: checkIgnore(fields, problems),
    setContentEncodingForGzFiles: readYesNo(text('setContentEncodingForGzFiles')) ?? false,
    staticMetadata: checkMetadata(fields, problems),
    storageClass: choice('storageClass'),
    substitutions: checkSubstitutions(fields, version, problems),
    inventorySha256: checkInventory(tree, problems),
  };
}

/** Lists, pairs and records that were given a value on their own line. */
function checkShape(fields: ManifestFields, problems: ProblemList): void {
  for (const spec of fieldCatalogue) {
    if (spec.kind !== 'list' && spec.kind !== 'pairs') continue;
    const { text, line } = fields.value(spec.name);
    if (text === '') continue;
    const item = spec.kind === 'list' ? `- ${spec.example}` : spec.example;
    const message = say`${spec.name} takes its values on the lines below it, not behind the colon.`;
    const fix = say`Leave the line at "${spec.name}:" and write below it, indented: ${item}`;
    problems.error({ code: 'MalformedManifest', line, field: spec.name, message, fix });
  }
}

function checkKeyTexts(fields: ManifestFields, problems: ProblemList): void {
  const encoder = new TextEncoder();
  for (const name of ['prefix', 'logPrefix'] as const) {
    const { text, line } = fields.value(name);
    const sizeBytes = encoder.encode(text).length + (name === 'logPrefix' ? logNameBytes : 1);
    if (sizeBytes > keyLimitBytes) {
      const message = say`With ${name} a key has ${sizeBytes} bytes or more; ${keyLimitBytes} are the limit.`;
      problems.error({ line, field: name, message, fix: say`Shorten ${name}.` });
    } else if (text.startsWith('/')) {
      const message = say`${name} begins with a slash, and so will every key.`;
      problems.warning({
        line,
        field: name,
        message,
        fix: say`Remove the slash at the beginning of ${name}.`,
      });
    }
  }
}

function checkAccessKey(fields: ManifestFields, problems: ProblemList): void {
  const { text, line } = fields.value('accessKeyId');
  const at = { line, field: 'accessKeyId' };
  if (/^[A-Za-z0-9/+]{40}$/.test(text)) {
    const message = 'This looks like a secret access key, which never belongs into a manifest.';
    problems.error({
      ...at,
      message,
      fix: 'Write the access key id, and replace that secret: it may have been seen.',
    });
  } else if (text !== '' && !/^[\w.@-]{1,128}$/.test(text)) {
    const message = 'This is not an access key id.';
    problems.error({
      ...at,
      message,
      fix: 'Write the id of the key that signs CreateJob: AKIAIOSFODNN7EXAMPLE',
    });
  }
}

function checkInventory(tree: ManifestTree, problems: ProblemList): string | undefined {
  let found: string | undefined;
  for (const { line, digest } of tree.inventoryLines) {
    const wanted = digest.toLowerCase();
    const at = { line: line.number, field: 'drivepost-inventory-sha256' };
    if (!/^[0-9a-f]{64}$/.test(wanted)) {
      const message = 'The digest of the inventory is not 64 hexadecimal digits.';
      problems.error({ ...at, message, fix: 'Remove the line and prepare the drive again.' });
    } else if (found !== undefined && found !== wanted) {
      const message = 'The manifest names two different inventories.';
      problems.error({ ...at, message, fix: 'Remove the older of the two lines.' });
    } else {
      found = wanted;
    }
  }
  return found;
}

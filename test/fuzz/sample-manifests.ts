import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder of the repository, from source as well as from a bundle wherever it lies in it. */
function repositoryFolder(path: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return join(folder, path);
    if (folder === dirname(folder)) throw new Error(`There is no ${path} above ${import.meta.url}.`);
  }
}

/** Manifests as people wrote them, and one with every kind of field. */
export function sampleManifests(): readonly Uint8Array[] {
  const folder = repositoryFolder('test/fixtures/manifests');
  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return [...written, ...[everyField, smallest, ...noManifests].map((text) => Buffer.from(text))];
}

/** What people pass by mistake. */
const noManifests: readonly string[] = [
  'manifestVersion%3A+2.0%0Abucket%3A+my-bucket%0A',
  'bWFuaWZlc3RWZXJzaW9uOiAyLjAKYnVja2V0OiBteS1idWNrZXQK',
  'version:2.0\nsigningMethod:HmacSHA1\njobId:WXSPP\nsignature:jLbLVp54vBa/vuh/XW1MOMdZUxw=\n',
];

/** Fields on one line, lists that are empty, and no last line end. */
const smallest = `{}
manifestVersion: 1.2;
bucket: b
deviceId: 1
accessKeyId: AKIAIOSFODNN7EXAMPLE
notificationEmail: a@b.example, c@d.example
serviceLevel: expeditedShipping
storageClass: GLACIER_IR
ignore: []
returnAddress:
  name: J
  street1: x
  city: y
  postalCode: 1
  country: DE
  phoneNumber: 1`.replace('{}\n', '');

const everyField = `manifestVersion: 2.0
generator: AWS Editor
bucket: "my-bucket"
accessKeyId: AKIAIOSFODNN7EXAMPLE
deviceId: ABCDE
logBucket: logs.example
logPrefix: logs/
prefix: imported/
eraseDevice: yes
serviceLevel: standard
notificationEmail: jane@example.com;john@example.org
acl: public-read
cacheControl: max-age=3600
contentDisposition: attachment
contentLanguage: en
expires: Thu, 01 Dec 2033 16:00:00 GMT
storageClass: STANDARD
defaultContentType: text/plain
diskTimestampMetadataKey: disk-time
setContentEncodingForGzFiles: yes
contentTypes:
  csv: application/vnd.ms-excel
  mpeg: 'video/mpeg'
staticMetadata:
  owner: "map lab"
  project: north
ignore:
  - ^\\.drivepost/
  - "\\\\.psd$"
  - '(?i)thumbs\\.db'
substitutions:
  "\\\\": "/"
  "_x_" : ":"
returnAddress:
  name: Jane Roe
  company: Map Lab
  street1: 123 Any Street
  city: Anytown
  stateOrProvince: WA
  postalCode: 91011-1111
  phoneNumber: +1 206 555 1000
  country: USA
customs:
  dataDescription: Maps
  encryptedData: yes
  encryptionClassification: 5D992
  exportCertifierName: John Doe
  requiresExportLicense: no
  deviceValue: 250.00
  deviceCountryOfOrigin: Ghana
  deviceType: externalStorageDevice
  deviceHTS: 8471.70.00.00
  typeOfExport: return
# drivepost-inventory-sha256: ${'0123456789abcdef'.repeat(4)}
`;

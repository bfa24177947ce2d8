import { listed } from '../listed.ts';
import { testManifest } from '../../../shared/engine/station/station.fixture.ts';

/** Stands in a form for the id of a job that is there. */
export const jobMark = 'JJJJJ';

const manifest = encodeURIComponent(Buffer.from(testManifest()).toString());
const common = 'Version=2010-06-01';

/** A form of every operation. */
export const apiForms: readonly string[] = [
  `Action=CreateJob&${common}&JobType=Import&ValidateOnly=true&Manifest=${manifest}`,
  `Action=CreateJob&${common}&JobType=Import&ValidateOnly=false&Manifest=${manifest}`,
  `Action=UpdateJob&${common}&JobId=${jobMark}&JobType=Import&ValidateOnly=false&Manifest=${manifest}`,
  `Action=CancelJob&${common}&JobId=${jobMark}`,
  `Action=GetStatus&${common}&JobId=${jobMark}&APIVersion=1.0`,
  `Action=ListJobs&${common}&MaxJobs=5&Marker=${jobMark}`,
  `Action=GetShippingLabel&${common}&jobIds.member.1=${jobMark}&name=Jane+Roe&street1=1+Quay%20Road&country=USA`,
  `Action=GetShippingLabel&${common}&jobIds.1=${jobMark}&jobIds.2=${jobMark}&company=A%26B`,
];

/** Words of forms, of the operations, of both signatures. */
export const apiDictionary: readonly string[] = [
  ...listed(`20260115T114000Z¦20260116T120000Z¦2026-01-15T11:40:00Z¦\ndate: Thu, 15 Jan 2026 11:40:00 GMT`),
  ...listed(`&¦=¦+¦%¦%00¦%0D%0A¦%C3%A9¦%ED%A0%80¦%FF¦%2¦%u0041¦&&¦;¦?¦#`),
  ...listed(`&Action=CancelJob¦&Version=2010-06-03¦&Version=¦&MaxJobs=0¦&MaxJobs=1000¦&MaxJobs=1001`),
  ...listed(`&Marker=¦&JobId=JJJJJ¦&JobId=¦&ValidateOnly=TRUE¦&ValidateOnly=maybe¦&JobType=Export`),
  ...listed(`&Manifest=¦&Manifest=%EF%BB%BF¦&jobIds.member.0=¦&jobIds.member.9999=¦&jobIds.member.1=¦sign\n`),
  ...listed(`&__proto__=x¦&constructor=x¦&toString=¦ListJobs¦GetStatus¦CreateJob¦GetShippingLabel`),
  ...listed(
    `\nx-amz-date: 20260115T120000Z¦\nx-amz-date: 99999999T999999Z¦\ndate: Thu, 15 Jan 2026 12:00:00 GMT`,
  ),
  ...listed(
    `\nauthorization: ¦\nauthorization: AWS4-HMAC-SHA256 Credential=¦, SignedHeaders=__proto__;host¦/`,
  ),
  ...listed(
    `\nhost: other¦\nx-amz-security-token: x¦\nx-amz-content-sha256: UNSIGNED-PAYLOAD¦AWS4-HMAC-SHA256 `,
  ),
  ...listed(`\ncontent-type: multipart/form-data¦\ncontent-type: ¦GET ¦POST ¦HEAD ¦Signature=¦Timestamp=`),
  ...listed(`SignatureMethod=HmacSHA1¦SignatureVersion=2¦AWSAccessKeyId=¦2026-01-15T12:00:00Z¦\n\n¦\n`),
];

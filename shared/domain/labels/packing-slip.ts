import { formatBytes } from '../../base/bytes.ts';
import { html, type Html } from '../../base/html.ts';
import type { JobId } from '../job/job-id.ts';
import { code128Svg, qrCodeSvg } from './bar-codes.ts';
import { addressLines } from './address-lines.ts';
import type { PostalAddress } from './facility.ts';
import { labelPage, linesHtml, type Paper } from './label-page.ts';

export interface PackingSlip {
  readonly jobId: JobId;
  readonly deviceId: string;
  /** The facility's address line by line, as the job service gave it; null when it gave none. */
  readonly shippingAddress: readonly string[] | null;
  /** Where the device goes when the job is done: the manifest's return address. */
  readonly returnAddress: PostalAddress;
  /** When the slip was made, milliseconds since the epoch; its day is printed in UTC. */
  readonly atMs: number;
  /** Of the account that created the job. */
  readonly accountEmail: string;
  readonly contactName: string;
  /** A telephone number or an e-mail address. */
  readonly contact: string;
  /** Null when what is on the device is not known. */
  readonly contents: { readonly files: number; readonly bytes: number } | null;
  readonly paper?: Paper | undefined;
}

const checkList = [
  'The device, with the job ID on a sticker',
  'Its power supply and power cable, if it needs them',
  'Its data cable',
  'This packing slip',
] as const;

/** The slip for the inside of the parcel, with the fields of the service's own (reference 8), as a page of HTML. */
export function packingSlipHtml(slip: PackingSlip): string {
  const { jobId, shippingAddress, returnAddress, paper = 'A4' } = slip;
  const body = html`<main>
    <h1>Packing slip</h1>
    <section class="box">
      <div class="codes">
        <div>
          <h2>Job</h2>
          <div class="id">${jobId}</div>
          <div class="bars">${code128Svg(jobId)}</div>
        </div>
        <div class="square">${qrCodeSvg(jobId)}</div>
      </div>
    </section>
    <section class="box">
      <table>
        ${row('Date', new Date(slip.atMs).toISOString().slice(0, 10))}${row('Device ID', slip.deviceId)}${row('Account e-mail', slip.accountEmail)}${row('Contact name', slip.contactName)}${row('Contact phone or e-mail', slip.contact)}${row('Contents', contentsText(slip.contents))}${addressRow('Return to', addressLines(returnAddress), returnAddress.phoneNumber)}${shippingAddress === null ? null : addressRow('Sent to', shippingAddress, '')}
      </table>
    </section>
    <section class="box">
      <h2>In this parcel</h2>
      <ul class="check">
        ${checkList.map((item) => html`<li>${item}</li> `)}
      </ul>
    </section>
    <p>One device in a parcel, one job for a device.</p>
  </main>`;
  return labelPage(`Packing slip ${jobId}`, paper, body);
}

function row(name: string, value: string): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr> `;
}

function addressRow(name: string, lines: readonly string[], phoneNumber: string): Html {
  const all = phoneNumber === '' ? lines : [...lines, `Tel. ${phoneNumber}`];
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${linesHtml(all)}</td>
  </tr> `;
}

function contentsText(contents: PackingSlip['contents']): string {
  if (contents === null) return 'not stated';
  const { files, bytes } = contents;
  const count = `${files.toLocaleString('en-US')} ${files === 1 ? 'file' : 'files'}`;
  return `${count}, ${formatBytes(bytes)} (${bytes.toLocaleString('en-US')} bytes)`;
}

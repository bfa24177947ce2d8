import { html, type Html } from '../../base/html.ts';
import type { JobId } from '../job/job-id.ts';
import { code128Svg, qrCodeSvg } from './bar-codes.ts';
import { addressLines } from './address-lines.ts';
import type { PostalAddress } from './facility.ts';
import { labelPage, linesHtml, type Paper } from './label-page.ts';
import { englishLabelTexts, type DeviceContents, type LabelTexts } from './label-texts.ts';

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
  readonly contents: DeviceContents | null;
  readonly paper?: Paper | undefined;
  /** In which language; English when left out. */
  readonly texts?: LabelTexts | undefined;
}

/** The slip for the inside of the parcel, with the fields of the service's own (reference 8), as a page of HTML. */
export function packingSlipHtml(slip: PackingSlip): string {
  const { jobId, shippingAddress, returnAddress, paper = 'A4', texts = englishLabelTexts } = slip;
  const body = html`<main>
    <h1>${texts.slip}</h1>
    <section class="box">
      <div class="codes">
        <div>
          <h2>${texts.job}</h2>
          <div class="id">${jobId}</div>
          <div class="bars">${code128Svg(jobId)}</div>
        </div>
        <div class="square">${qrCodeSvg(jobId)}</div>
      </div>
    </section>
    <section class="box">
      <table>
        ${row(texts.date, new Date(slip.atMs).toISOString().slice(0, 10))}${row(texts.deviceId, slip.deviceId)}${row(texts.accountEmail, slip.accountEmail)}${row(texts.contactName, slip.contactName)}${row(texts.contact, slip.contact)}${row(texts.contents, slip.contents === null ? texts.contentsUnknown : texts.contentsOf(slip.contents))}${addressRow(texts.returnTo, addressLines(returnAddress), phoneLines(returnAddress, texts))}${shippingAddress === null ? null : addressRow(texts.sentTo, shippingAddress)}
      </table>
    </section>
    <section class="box">
      <h2>${texts.checkListTitle}</h2>
      <ul class="check">
        ${texts.checkList.map((item) => html`<li>${item}</li> `)}
      </ul>
    </section>
    <p>${texts.oneEach}</p>
  </main>`;
  return labelPage({ title: `${texts.slip} ${jobId}`, paper, body, language: texts.language });
}

function row(name: string, value: string): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr> `;
}

function phoneLines({ phoneNumber }: PostalAddress, texts: LabelTexts): readonly string[] {
  return phoneNumber === '' ? [] : [texts.phone(phoneNumber)];
}

function addressRow(name: string, ...lines: readonly (readonly string[])[]): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${linesHtml(lines.flat())}</td>
  </tr> `;
}

import { html, type Html } from '../../base/html.ts';
import type { JobId } from '../job/job-id.ts';
import { code128Svg, qrCodeSvg } from './bar-codes.ts';
import { addressLines, facilityAddressLines } from './address-lines.ts';
import type { Facility, PostalAddress } from './facility.ts';
import { labelPage, linesHtml, type Paper } from './label-page.ts';
import { englishLabelTexts, type LabelTexts } from './label-texts.ts';

/** Where a parcel goes. */
type Destination =
  | { readonly kind: 'facility'; readonly facility: Facility }
  /** As a job service told it, line by line; a job id that is not in it is put behind the first. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** Lines to fill in by hand. */
  | { readonly kind: 'blank' };

export interface ShippingLabel {
  readonly to: Destination;
  /** The jobs of the devices in the parcel; one job a device, and as a rule one device a parcel. */
  readonly jobs: readonly [LabelledJob, ...LabelledJob[]];
  /** Where the carrier brings a parcel that was refused; null leaves lines to fill in by hand. */
  readonly sender: PostalAddress | null;
  readonly paper?: Paper | undefined;
  /** In which language; English when left out. The lines of addresses and `JOBID` are the same in all. */
  readonly texts?: LabelTexts | undefined;
}

interface LabelledJob {
  readonly jobId: JobId;
  /** Left out when empty. */
  readonly deviceId: string;
}

/** The label for the outside of the parcel (reference 8), as a page of HTML that stands by itself. */
export function shippingLabelHtml(label: ShippingLabel): string {
  const { to, jobs, sender, paper = 'A4', texts = englishLabelTexts } = label;
  const jobIds = jobs.map((job) => job.jobId);
  const body = html`<main>
    <section class="box from">
      <h2>${texts.from}</h2>
      ${sender === null ? blankLines : html`${linesHtml(addressLines(sender))}${phone(sender, texts)}`}
    </section>
    <section class="box to">
      <h2>${texts.shipTo}</h2>
      ${destinationHtml(to, jobIds, texts)}
    </section>
    ${jobs.map((job) => jobBox(job, texts))}
    <p>${texts.refused}</p>
  </main>`;
  const title = `${texts.label} ${jobIds.join(' ')}`;
  return labelPage({ title, paper, body, language: texts.language });
}

function destinationHtml(to: Destination, jobIds: readonly JobId[], texts: LabelTexts): Html {
  if (to.kind === 'facility') {
    const { facility } = to;
    return html`${linesHtml(facilityAddressLines(facility, ...jobIds))}
      <div class="from">${phone(facility, texts)}</div>`;
  }
  const idLines = jobIds.map((jobId) => `JOBID ${jobId}`);
  if (to.kind === 'blank') return html`${linesHtml(idLines)}${blankLines}`;
  const missing = idLines.filter((_line, at) => !to.lines.some((line) => line.includes(jobIds[at] ?? '')));
  return linesHtml([...to.lines.slice(0, 1), ...missing, ...to.lines.slice(1)]);
}

const blankLines = html`${Array.from({ length: 5 }, () => html`<div class="blank"></div>`)}`;

function jobBox(job: LabelledJob, texts: LabelTexts): Html {
  return html`<section class="box">
    <div class="codes">
      <div>
        <h2>${texts.job}</h2>
        <div class="id">${job.jobId}</div>
        <div class="bars">${code128Svg(job.jobId)}</div>
        ${job.deviceId === '' ? null : html`<div>${texts.device(job.deviceId)}</div>`}
      </div>
      <div class="square">${qrCodeSvg(job.jobId)}</div>
    </div>
  </section> `;
}

function phone({ phoneNumber }: PostalAddress, texts: LabelTexts): Html | null {
  return phoneNumber === '' ? null : html`<div>${texts.phone(phoneNumber)}</div> `;
}

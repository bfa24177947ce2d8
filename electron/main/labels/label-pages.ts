import type { InputOf } from '../../../shared/contract/define.ts';
import type { Shipment, shipmentsContract } from '../../../shared/contract/shipments.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { parseJobId } from '../../../shared/domain/job/job-id.ts';
import type { PostalAddress } from '../../../shared/domain/labels/facility.ts';
import { packingSlipHtml } from '../../../shared/domain/labels/packing-slip.ts';
import { shippingLabelHtml } from '../../../shared/domain/labels/shipping-label.ts';
import { readManifest } from '../../../shared/domain/manifest/read-manifest.ts';
import type { Language } from '../../../shared/words/language.ts';
import { labelTexts } from '../../../shared/words/printed-pages.ts';

/** Which page is wanted, and on what paper. */
export type LabelRequest = InputOf<typeof shipmentsContract, 'labels.page'>;

/** What a page is made of. */
export interface LabelFacts {
  readonly shipment: Shipment;
  /** As it is kept with the shipment; null when it is not. */
  readonly manifestText: string | null;
  readonly atMs: number;
  /** What the page is written in. */
  readonly language: Language;
}

const noAddress: PostalAddress = {
  name: '',
  company: '',
  street1: '',
  street2: '',
  street3: '',
  city: '',
  stateOrProvince: '',
  postalCode: '',
  country: '',
  phoneNumber: '',
};

/**
 * A label or slip as a page of HTML, made from what is kept here, so that it can be printed without asking the service. What
 * is not known stays blank, to be filled in by hand. Throws NOT_FOUND for a shipment without a job id.
 */
export function labelPage(request: Pick<LabelRequest, 'page' | 'paper'>, facts: LabelFacts): string {
  const { page, paper } = request;
  const { shipment, manifestText, atMs, language } = facts;
  const jobId = parseJobId(shipment.jobId);
  if (jobId === null) throw appError('NOT_FOUND', { detail: `job ${shipment.jobId}` });
  const { manifest } = readManifest(new TextEncoder().encode(manifestText ?? ''));
  const lines = shipment.shippingAddress?.split(/\r?\n/).filter((line) => line.trim() !== '') ?? null;
  const returnAddress = { ...noAddress, ...manifest?.returnAddress };
  const deviceId = manifest?.deviceId ?? shipment.deviceId;
  const texts = labelTexts(language);
  if (page === 'label') {
    return shippingLabelHtml({
      to: lines === null ? { kind: 'blank' } : { kind: 'lines', lines },
      jobs: [{ jobId, deviceId }],
      sender: manifest === undefined ? null : returnAddress,
      paper,
      texts,
    });
  }
  return packingSlipHtml({
    jobId,
    deviceId,
    shippingAddress: lines,
    returnAddress,
    atMs,
    accountEmail: manifest?.notificationEmails[0] ?? '',
    contactName: returnAddress.name,
    contact: returnAddress.phoneNumber,
    contents: shipment.prepared,
    paper,
    texts,
  });
}

import { createHash } from 'node:crypto';
import { ServiceError } from '../../../domain/job/service-error.ts';
import { Facility } from '../../../domain/labels/facility.ts';
import { readManifest } from '../../../domain/manifest/read-manifest.ts';
import type { RandomBytes } from '../accounts.ts';
import { mustFindJob } from '../job-changes.ts';
import type { StoredLabel } from '../store/label-queries.ts';
import type { Queries, StationStore } from '../store/station-store.ts';

/** How long a label's address can be opened: long enough to print it, short for an address that shows an address. */
const labelLifetimeMs = 24 * 60 * 60 * 1000;

const noAddress = {
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

const senderFields = Facility.unwrap().keyof().options;

/** Issues a token for a label page and remembers its hash; gives the token. */
export async function issueLabel(
  queries: Queries,
  label: StoredLabel,
  options: { readonly atMs: number; readonly randomBytes: RandomBytes },
): Promise<string> {
  const token = Buffer.from(options.randomBytes(32)).toString('base64url');
  await queries.labels.removeExpired(options.atMs);
  await queries.labels.insert({
    ...label,
    tokenHash: hashToken(token),
    createdMs: options.atMs,
    expiresMs: options.atMs + labelLifetimeMs,
  });
  return token;
}

/** The page behind a token; null when the token is unknown or expired, a job ended, or the station has no address. */
export async function renderLabelPage(
  store: StationStore,
  token: string,
  facility: Facility | null,
): Promise<string | null> {
  const label = await store.queries.labels.find(hashToken(token), store.clock.now());
  if (label === null || facility === null) return null;
  const jobs = await Promise.all(label.jobIds.map((jobId) => mustFindJob(store.queries, jobId)));
  // A parcel whose job was canceled or has expired is refused: no new label for it.
  if (jobs.some((job) => job.progressCode === 'Canceled' || job.progressCode === 'Expired')) return null;
  const manifests = jobs.map((job) => readManifest(job.currentManifest()).manifest);
  const [first, ...others] = jobs.map((job, at) => ({
    jobId: job.jobId,
    deviceId: manifests[at]?.deviceId ?? '',
  }));
  if (first === undefined) return null;
  const sender = { ...noAddress, ...manifests[0]?.returnAddress, ...label.sender };
  // Bar codes are most of a station's code, and most that open a station draw none.
  const { shippingLabelHtml } = await import('../../../domain/labels/shipping-label.ts');
  return shippingLabelHtml({ to: { kind: 'facility', facility }, jobs: [first, ...others], sender });
}

/** Keeps what the caller said of the sender. Throws InvalidAddressException for what cannot stand on a label. */
export function checkSender(sender: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const field of senderFields) {
    const text = sender[field]?.trim() ?? '';
    if (text === '') continue;
    const reading = Facility.unwrap().shape[field].safeParse(text);
    if (!reading.success) {
      const [issue] = reading.error.issues;
      throw new ServiceError('InvalidAddressException', `${field} ${issue?.message ?? 'is not valid'}`);
    }
    kept[field] = text;
  }
  return kept;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

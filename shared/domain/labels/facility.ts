import { z } from 'zod';
import { printable } from '../../base/printable.ts';
import type { JobId } from '../job/job-id.ts';

/** Where the old service had parcels sent to. Nothing may be labelled for it any more. */
const formerAddress = /\b(2646 rainier|7664 ?a fullerton)\b/;

const line = z
  .string()
  .trim()
  .max(100)
  .refine((text) => printable(text) === text, 'has a control character in it')
  .refine(
    (text) => !formerAddress.test(text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ')),
    "is an address that AWS Import/Export once had: give the lab's own",
  );
const requiredLine = line.min(1);

/** The lab's own address: what parcels are sent to. A station has exactly one. */
export const Facility = z
  .strictObject({
    name: requiredLine,
    company: line.default(''),
    street1: requiredLine,
    street2: line.default(''),
    street3: line.default(''),
    city: requiredLine,
    stateOrProvince: line.default(''),
    postalCode: requiredLine,
    country: requiredLine,
    phoneNumber: requiredLine,
  })
  .readonly();
export type Facility = z.infer<typeof Facility>;

/** An address to print; what a manifest's return address and a facility have in common. */
export type PostalAddress = Facility;

/**
 * The facility's address for a parcel, in the order of the service's labels (reference 8): who, the job ids, the streets,
 * the city. A parcel without a job id is refused, so there is a line for each.
 */
export function facilityAddressLines(facility: Facility, ...jobIds: readonly JobId[]): readonly string[] {
  return [
    facility.name,
    facility.company,
    ...jobIds.map((jobId) => `JOBID ${jobId}`),
    ...placeLines(facility),
  ].filter((text) => text !== '');
}

/** A postal address, line by line, without the telephone number. */
export function addressLines(address: PostalAddress): readonly string[] {
  return [address.name, address.company, ...placeLines(address)].filter((text) => text !== '');
}

function placeLines(address: PostalAddress): readonly string[] {
  const { street1, street2, street3, city, stateOrProvince, postalCode, country } = address;
  const region = [stateOrProvince, postalCode].filter((text) => text !== '').join(' ');
  return [street1, street2, street3, region === '' ? city : `${city}, ${region}`, country];
}

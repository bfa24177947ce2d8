import type { JobId } from '../job/job-id.ts';
import type { Facility, PostalAddress } from './facility.ts';

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

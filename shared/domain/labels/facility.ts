import * as z from 'zod';
import { addressLineFaults, longestAddressLine } from './address-rules.ts';

const line = z
  .string()
  .trim()
  .max(longestAddressLine)
  .superRefine((text, context) => {
    for (const message of addressLineFaults(text)) context.addIssue({ code: 'custom', message });
  });
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

import { printable } from '../../base/printable.ts';

/** The most characters of a line that a label has room for. */
export const longestAddressLine = 100;

/** Where the old service had parcels sent to. Nothing may be labelled for it any more. */
const formerAddress = /\b(2646 rainier|7664 ?a fullerton)\b/;

/** Why a trimmed line may not stand on a label, apart from its length; each to be said behind the line's name. */
export function addressLineFaults(line: string): readonly string[] {
  const faults: string[] = [];
  if (printable(line) !== line) faults.push('has a control character in it');
  if (formerAddress.test(line.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' '))) {
    faults.push("is an address that AWS Import/Export once had: give the lab's own");
  }
  return faults;
}

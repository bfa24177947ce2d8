import { addressOf } from './address-of.ts';
import { countryCode } from './country.ts';
import type { Address } from './manifest.ts';
import type { ManifestFields } from './manifest-fields.ts';
import type { ProblemList } from './problem-list.ts';
import { say } from './phrase.ts';

const postOfficeBox =
  /\b(?:p\.?\s{0,3}o\.?\s{0,3}box|post\s{1,3}office\s{1,3}box|pob\s{1,3}\d|postfach|postbus|case\s{1,3}postale|apartado\s{1,3}(?:de|postal|\d))/i;

/** Whether a line of an address is a post office box, to which no carrier delivers (reference 1.4). */
function isPostOfficeBox(text: string): boolean {
  return postOfficeBox.test(text.normalize('NFC'));
}

/** Reads `returnAddress` and checks what goes beyond single fields (reference 1.4). */
export function checkAddress(fields: ManifestFields, problems: ProblemList): Address {
  for (const name of ['street1', 'street2', 'street3'] as const) {
    const { text, line } = fields.value(`returnAddress.${name}`);
    if (!isPostOfficeBox(text)) continue;
    const message = 'A carrier cannot deliver a drive to a post office box.';
    const fix = 'Write a street address.';
    problems.error({ code: 'InvalidAddress', line, field: `returnAddress.${name}`, message, fix });
  }
  const country = fields.value('returnAddress.country');
  const code = countryCode(country.text);
  if (country.text !== '' && code === undefined) {
    problems.warning({
      code: 'InvalidAddress',
      line: country.line,
      field: 'returnAddress.country',
      message: say`${JSON.stringify(country.text.slice(0, 60))} is not a country known by this name.`,
      fix: 'Write its English name or its two-letter code.',
    });
  }
  return addressOf((name) => fields.value(`returnAddress.${name}`).text);
}

/** Whether addresses in this country need a state or province. */
export function needsState(country: string): boolean {
  const code = countryCode(country);
  return code === 'US' || code === 'CA';
}

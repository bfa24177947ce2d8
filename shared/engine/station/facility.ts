import { appError } from '../../domain/error-codes.ts';
import { Facility } from '../../domain/labels/facility.ts';

/** Reads the lab's address from JSON text. Throws FACILITY_INVALID with everything that is wrong or missing at once. */
export function parseFacility(text: string): Facility {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw appError('FACILITY_INVALID', { detail: 'It is not JSON.', cause });
  }
  const reading = Facility.safeParse(json);
  const fields = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
  const missing = Facility.unwrap()
    .keyof()
    .options.filter((field) => isNeeded(field, fields) && textOf(fields, field) === '');
  const others = (reading.error?.issues ?? [])
    .filter((issue) => !missing.some((field) => field === issue.path[0]))
    .map((issue) => [issue.path.join('.'), issue.message].filter((part) => part !== '').join(': '));
  const problems = [...(missing.length === 0 ? [] : [`missing: ${missing.join(', ')}`]), ...others];
  if (problems.length > 0 || !reading.success) {
    throw appError('FACILITY_INVALID', { detail: `In it: ${problems.join('; ')}.` });
  }
  return reading.data;
}

function isNeeded(field: keyof Facility, fields: object): boolean {
  if (field === 'company' || field === 'street2' || field === 'street3') return false;
  if (field !== 'stateOrProvince') return true;
  const northAmerica = ['US', 'USA', 'UNITED STATES', 'CA', 'CAN', 'CANADA'];
  return northAmerica.includes(textOf(fields, 'country').toUpperCase());
}

function textOf(fields: object, field: keyof Facility): string {
  const value: unknown = field in fields ? fields[field as keyof typeof fields] : '';
  return typeof value === 'string' ? value.trim() : value === null || value === undefined ? '' : 'other';
}

/** A job's id: five characters, digits 1-9 and letters A-Z without O, as issued in upper case (reference 3.5). */
export type JobId = string & { readonly brand: 'JobId' };

/** The characters of a job id: no 0 and no O. */
export const jobIdAlphabet = '123456789ABCDEFGHIJKLMNPQRSTUVWXYZ';

/** Reads a job id in any case; null when it cannot be one. */
export function parseJobId(text: string): JobId | null {
  const upper = text.trim().toUpperCase();
  return /^[1-9A-NP-Z]{5}$/.test(upper) ? (upper as JobId) : null;
}

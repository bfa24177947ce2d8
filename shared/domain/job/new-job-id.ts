import { jobIdAlphabet, type JobId } from './job-id.ts';

const idLength = 5;
const alphabetSize = jobIdAlphabet.length;
/** Bytes from here on would make the first characters of the alphabet likelier than the last ones. */
const biasedFrom = 256 - (256 % alphabetSize);

/** A fresh job id (reference 3.5), each as likely as any other. `randomBytes` has to be a cryptographic source. */
export function newJobId(randomBytes: (count: number) => Uint8Array): JobId {
  let id = '';
  while (id.length < idLength) {
    for (const byte of randomBytes(idLength - id.length)) {
      if (byte < biasedFrom) id += jobIdAlphabet[byte % alphabetSize] ?? '';
    }
  }
  return id as JobId;
}

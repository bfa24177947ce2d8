import { findingNames } from '../../../domain/proof/proof-words.ts';

/** What a proof finds, as headings: the same as in its report. */
export const enProofFindings = findingNames;

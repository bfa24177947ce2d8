import type { enFindings } from '../en/findings.ts';
import type { Words } from '../translate.ts';
import { deDriveChecks } from './findings/drive-checks.ts';
import { deKeyFindings } from './findings/key-findings.ts';
import { deNextSteps } from './findings/next-steps.ts';
import { deProofFindings } from './findings/proof-findings.ts';

/** What the engine finds and reports as codes, in words. */
export const deFindings: Words<typeof enFindings> = {
  key: deKeyFindings,
  drive: deDriveChecks,
  next: deNextSteps,
  proof: deProofFindings,
};

import { enDriveChecks } from './findings/drive-checks.ts';
import { enKeyFindings } from './findings/key-findings.ts';
import { enNextSteps } from './findings/next-steps.ts';
import { enProofFindings } from './findings/proof-findings.ts';

/** What the engine finds and reports as codes, in words. */
export const enFindings = {
  key: enKeyFindings,
  drive: enDriveChecks,
  next: enNextSteps,
  proof: enProofFindings,
} as const;

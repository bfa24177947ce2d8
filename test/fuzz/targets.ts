import type { FuzzTarget } from './fuzz-target.ts';
import { documentsTarget } from './targets/documents.ts';
import { importLogTarget } from './targets/import-log.ts';
import { inventoryTarget } from './targets/inventory.ts';
import { checkpointTarget, driveJournalTarget, uploadJournalTarget } from './targets/journals.ts';
import { manifestTarget } from './targets/manifest.ts';
import { queryApiTarget } from './targets/query-api.ts';
import { queryHttpTarget } from './targets/query-http.ts';
import { serviceAnswerTarget } from './targets/service-answer.ts';
import { signatureTarget } from './targets/signature.ts';
import { storeAnswerTarget } from './targets/store-answer.ts';

/** Every reader that is fuzzed, and how many cases of it a long run and a run of the tests take. */
export const fuzzPlan: readonly {
  readonly target: FuzzTarget;
  readonly cases: number;
  readonly quickCases: number;
}[] = [
  { target: manifestTarget, cases: 1_000_000, quickCases: 4000 },
  { target: signatureTarget, cases: 1_000_000, quickCases: 4000 },
  { target: importLogTarget, cases: 1_000_000, quickCases: 3000 },
  { target: inventoryTarget, cases: 1_000_000, quickCases: 3000 },
  { target: queryApiTarget, cases: 1_000_000, quickCases: 2000 },
  { target: queryHttpTarget, cases: 20_000, quickCases: 300 },
  { target: serviceAnswerTarget, cases: 1_000_000, quickCases: 2000 },
  { target: storeAnswerTarget, cases: 1_000_000, quickCases: 2000 },
  { target: checkpointTarget, cases: 100_000, quickCases: 500 },
  { target: uploadJournalTarget, cases: 100_000, quickCases: 500 },
  { target: driveJournalTarget, cases: 100_000, quickCases: 500 },
  { target: documentsTarget, cases: 20_000, quickCases: 200 },
];

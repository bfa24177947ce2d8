import { manifestCopyPath, inventoryPath } from '../../domain/inventory/inventory.ts';
import { amendManifest } from '../../domain/manifest/amend-manifest.ts';
import { readInventoryDigest } from './inventory-digest.ts';
import { flushFileSystem, flushPath } from './flush.ts';
import type { Outcomes } from './outcomes.ts';
import type { PreparePlan, PrepareReport } from './prepare-spec.ts';
import { withoutSecrets } from './redact-manifest.ts';
import { readIfThere, replaceFile } from './replacement.ts';
import { removeSignature } from './remove-signature.ts';
import type { NewInventory } from './write-inventory.ts';

export interface Finish {
  readonly plan: PreparePlan;
  /** Written, and taking its place here. */
  readonly inventory: NewInventory;
  readonly outcomes: Outcomes;
  readonly signatureRemoved: boolean;
  readonly addedSubstitutions: ReadonlyMap<string, string>;
}

export interface FinishWork {
  readonly announce: (text: string) => void;
  readonly seconds: () => number;
}

/** Puts the inventory and the amended manifest in their places, and says what was done. Throws the system's errors. */
export function finishPrepare(finish: Finish, work: FinishWork): PrepareReport {
  const { plan, inventory, outcomes, addedSubstitutions } = finish;
  const { root } = plan.place;
  outcomes.leaveOut(inventory.unknown, inventory.unknownCount);
  outcomes.failAll(inventory.unreadable, inventory.unreadableCount);
  outcomes.failAll(inventory.missing, inventory.missingCount);

  const amended = amendManifest(plan.spec.manifest, {
    ignore: plan.addedIgnoreRules,
    substitutions: addedSubstitutions,
    inventorySha256: inventory.sha256,
  });
  const copy = withoutSecrets(amended, plan.manifest);
  const copyFile = `${root}/${manifestCopyPath}`;
  const isSame =
    readInventoryDigest(`${root}/${inventoryPath}`) === inventory.sha256 &&
    sameBytes(readIfThere(copyFile), copy.bytes);
  const signatureRemoved = finish.signatureRemoved || (!isSame && removeSignature(root, work.announce));
  inventory.commit();
  replaceFile(copyFile, copy.bytes);
  if (plan.spec.output !== undefined) replaceFile(plan.spec.output, amended);
  if (!flushFileSystem(root)) flushPath(root);

  const report = outcomes.report();
  return {
    ...report,
    outcome: report.failed === 0 ? 'done' : 'someFailed',
    files: inventory.files,
    bytes: inventory.bytes,
    seconds: work.seconds(),
    inventorySha256: inventory.sha256,
    addedSubstitutions: Object.fromEntries(addedSubstitutions),
    addedIgnoreRules: plan.addedIgnoreRules,
    signatureRemoved,
    manifestPath: plan.spec.output ?? copyFile,
    passwordsLeftOut: copy.isRedacted,
  };
}

function sameBytes(a: Uint8Array | null, b: Uint8Array): boolean {
  return a !== null && Buffer.compare(a, b) === 0;
}

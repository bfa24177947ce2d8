import type { Target, TargetInput } from '../../../../shared/contract/station.ts';

/** The fields that a target cannot be without and that are empty. */
export function missingOf(draft: TargetInput, target: Target | null): ReadonlySet<string> {
  const missing = new Set<string>();
  const need = (name: keyof TargetInput): void => {
    if ((draft[name] ?? '').trim() === '') missing.add(name);
  };
  need('name');
  if (draft.kind === 'folder') need('folder');
  else {
    need('endpointUrl');
    need('accessKeyId');
    if (target?.hasSecret !== true) need('secretAccessKey');
  }
  return missing;
}

/** Whether a target can be saved. */
export function isTargetComplete(draft: TargetInput, target: Target | null): boolean {
  return missingOf(draft, target).size === 0;
}

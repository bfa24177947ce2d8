import type { Draft } from '../../../shared/contract/drafts.ts';

/** A draft of a test, as it is when it was just made. */
export function testDraft(changes: Partial<Draft> = {}): Draft {
  return {
    step: 'files',
    drive: null,
    sources: [],
    useDriveContents: false,
    keyPrefix: '',
    ignoreJunk: false,
    skipErrors: false,
    renames: {},
    manifestText: '',
    accountId: null,
    draftId: 'd1',
    createdMs: 0,
    changedMs: 0,
    prepared: null,
    shipmentId: null,
    secretsLeftOut: false,
    ...changes,
  };
}

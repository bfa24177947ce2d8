import type { Handlers } from '../../../../shared/contract/define.ts';
import type { draftsContract } from '../../../../shared/contract/drafts.ts';
import type { Services } from '../../services.ts';

/** The wizard's work: drafts, copying, signing. */
export function createDraftsHandlers({ drafts, draftRuns, jobMaking }: Services): Handlers<typeof draftsContract> {
  return {
    ...jobMaking,
    'drafts.watch': (_input, signal) => drafts.watch(signal),
    'drafts.create': () => drafts.create(),
    'drafts.change': ({ draftId, changes }) => drafts.change(draftId, changes),
    'drafts.remove': ({ draftId }) => drafts.remove(draftId),
    'prepare.start': ({ draftId }) => ({ runId: draftRuns.prepare(draftId).runId }),
    'prepare.rehearse': ({ draftId }) => ({ runId: draftRuns.rehearse(draftId).runId }),
  };
}

import type { Handlers } from '../../../../shared/contract/define.ts';
import type { draftsContract } from '../../../../shared/contract/drafts.ts';
import type { Services } from '../../services.ts';

/** The wizard's work: drafts, copying, signing. */
export function createDraftsHandlers({
  drafts,
  draftRuns,
  jobMaking,
  chosenPaths,
  unfinished,
}: Services): Handlers<typeof draftsContract> {
  return {
    ...jobMaking,
    async 'prepare.signOffline'(request, signal) {
      if (request.exportFolder !== null) chosenPaths.check(request.exportFolder);
      return jobMaking['prepare.signOffline'](request, signal);
    },
    'drafts.watch': (_input, signal) => drafts.watch(signal),
    'drafts.create': () => drafts.create(),
    'drafts.change': ({ draftId, changes }) => unfinished.hold(drafts.change(draftId, changes)),
    'drafts.remove': ({ draftId }) => drafts.remove(draftId),
    'prepare.start': ({ draftId }) =>
      drafts.inTurn(draftId, () => ({ runId: draftRuns.prepare(draftId).runId })),
    'prepare.rehearse': ({ draftId }) =>
      drafts.inTurn(draftId, () => ({ runId: draftRuns.rehearse(draftId).runId })),
  };
}

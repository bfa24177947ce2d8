import type { draftsContract } from '../../../../shared/contract/drafts.ts';
import type { Handlers } from '../../../../shared/contract/define.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import type { Unfinished } from '../../unfinished.ts';
import { makeJob, writablePlace, type JobMakingPorts } from './make-job.ts';
import { signOffline } from './sign-offline.ts';

/** The part of the wizard's calls that signs a drive and creates its job. */
export type JobMaking = Pick<
  Handlers<typeof draftsContract>,
  'prepare.createJob' | 'prepare.writeSignature' | 'prepare.signOffline'
>;

/**
 * Makes the handlers that create jobs and sign drives. One at a time for each draft, or two calls at once would make two
 * jobs: the second throws RUN_BUSY. The program does not end between the service's answer and what is kept of it.
 */
export function createJobMaking(ports: JobMakingPorts, unfinished: Unfinished): JobMaking {
  const busy = new Set<string>();

  async function alone<T>(draftId: string, work: () => Promise<T>): Promise<T> {
    if (busy.has(draftId)) throw appError('RUN_BUSY');
    busy.add(draftId);
    try {
      return await unfinished.hold(work());
    } finally {
      busy.delete(draftId);
    }
  }

  async function signAgain(draftId: string): Promise<{ signaturePath: string }> {
    const draft = ports.drafts.find(draftId);
    if (draft.shipmentId === null) throw appError('DRAFT_INCOMPLETE');
    const place = await writablePlace(draft, ports);
    return { signaturePath: await ports.shipments.writeSignature(draft.shipmentId, place) };
  }

  return {
    'prepare.createJob': (request) => alone(request.draftId, () => makeJob(request, ports)),
    'prepare.writeSignature': ({ draftId }) => alone(draftId, () => signAgain(draftId)),
    'prepare.signOffline': (request) => alone(request.draftId, () => signOffline(request, ports)),
  };
}

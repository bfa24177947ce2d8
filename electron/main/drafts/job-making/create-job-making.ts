import type { draftsContract } from '../../../../shared/contract/drafts.ts';
import type { Handlers } from '../../../../shared/contract/define.ts';
import { appError } from '../../../../shared/domain/error-codes.ts';
import { makeJob, writablePlace, type JobMakingPorts } from './make-job.ts';
import { signOffline } from './sign-offline.ts';

/** The part of the wizard's calls that signs a drive and creates its job. */
export type JobMaking = Pick<
  Handlers<typeof draftsContract>,
  'prepare.createJob' | 'prepare.writeSignature' | 'prepare.signOffline'
>;

/** Makes the handlers that create jobs and sign drives. */
export function createJobMaking(ports: JobMakingPorts): JobMaking {
  return {
    'prepare.createJob': (request) => makeJob(request, ports),
    async 'prepare.writeSignature'({ draftId }) {
      const draft = ports.drafts.find(draftId);
      if (draft.shipmentId === null) throw appError('DRAFT_INCOMPLETE');
      const place = await writablePlace(draft, ports);
      return { signaturePath: await ports.shipments.writeSignature(draft.shipmentId, place) };
    },
    'prepare.signOffline': (request) => signOffline(request, ports),
  };
}

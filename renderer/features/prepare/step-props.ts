import type { AppWideContract } from '../../../shared/contract/contract.ts';
import type { InputOf } from '../../../shared/contract/define.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { Host } from '../../client.ts';

/** What a step changes of its draft. */
export type DraftChanges = InputOf<AppWideContract, 'drafts.change'>['changes'];

/** What the wizard gives each of its steps. */
export interface StepProps {
  readonly host: Host;
  readonly draft: Draft;
  readonly onChange: (changes: DraftChanges) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

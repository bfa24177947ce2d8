import type { PrepareStep } from '../../../shared/contract/drafts.ts';
import type { Translate, WordKey } from '../../../shared/words/translate.ts';
import type { Speech } from '../../../shared/words/words.ts';
import type { StepNote } from './wizard-steps.ts';

const titleKeys = {
  drive: 'prepare-drive:title',
  files: 'prepare-files:title',
  manifest: 'prepare-manifest:title',
  copy: 'prepare-copy:title',
  sign: 'prepare-sign:title',
  labels: 'prepare-labels:title',
  ship: 'prepare-ship:title',
} as const satisfies Record<PrepareStep, WordKey>;

/** What a step is called. */
export function stepTitle(t: Translate, step: PrepareStep): string {
  return t(titleKeys[step]);
}

/** What is missing in a step, or what was done in it, in the person's language. */
export function tellNote({ t, format }: Pick<Speech, 't' | 'format'>, note: StepNote): string {
  switch (note.kind) {
    case 'drive':
      return note.label;
    case 'sources':
      return t('prepare:note.sources', { count: note.count });
    case 'manifest':
      return t('prepare:note.manifest', { count: note.count });
    case 'copied':
      return t('prepare:note.copied', { count: note.count });
    case 'someFailed':
      return t('prepare:note.someFailed', { count: note.count });
    case 'run':
      return t(`runs:state.${note.state}`);
    case 'running':
      return t('prepare:note.running', { percent: format.percent(note.share) });
    case 'job':
      return t('prepare:note.job', { jobId: note.jobId });
    case 'sent':
      return t('prepare:note.sent', { date: format.date(note.atMs) });
    case 'chooseDrive':
    case 'chooseFiles':
    case 'onDrive':
    case 'secrets':
    case 'manifestDone':
    case 'copy':
    case 'copyFirst':
    case 'notSigned':
    case 'signatureMissing':
    case 'jobFirst':
    case 'labels':
    case 'ship':
      break;
  }
  return t(`prepare:note.${note.kind}`);
}

import { enKeyFindings } from '../../../../shared/words/en/findings/key-findings.ts';
import type { Translate } from '../../../../shared/words/translate.ts';

/** A finding in words. */
export interface FindingTold {
  readonly title: string;
  readonly explanation: string;
  readonly fix: string;
}

interface FindingFacts {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

type FindingName = keyof typeof enKeyFindings;

/** Tells a finding in the person's language; one that the words do not know as the engine says it. */
export function tellFinding(t: Translate, { code, message, fix }: FindingFacts): FindingTold {
  if (!isFindingName(code)) return { title: code, explanation: message, fix };
  return {
    title: t(`findings:key.${code}.title`),
    explanation: t(`findings:key.${code}.explanation`),
    fix: t(`findings:key.${code}.fix`),
  };
}

function isFindingName(code: string): code is FindingName {
  return Object.hasOwn(enKeyFindings, code);
}

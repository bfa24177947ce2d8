import { fieldSpec } from '../../../../shared/domain/manifest/field-catalogue.ts';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { sayManifestProblem } from '../../../../shared/words/manifest-problem-words.ts';
import type { Speech } from '../../../../shared/words/words.ts';
import type { Tone } from '../../../ui/palette.ts';
import { fieldLabel } from './field-names.ts';

/** What is said of a manifest, as it is told to a person. */
export interface ManifestProblemTold {
  readonly tone: Extract<Tone, 'danger' | 'warning' | 'info'>;
  /** `Error`, `Warning`, `To fill in`. */
  readonly severity: string;
  /** Which field is meant; null when the whole text is. */
  readonly label: string | null;
  readonly message: string;
  readonly fix: string;
}

/** Tells a problem in the person's language. */
export function tellManifestProblem({ t, language }: Speech, problem: ManifestProblem): ManifestProblemTold {
  const { severity, code, field } = problem;
  const label = field === '' ? null : fieldLabel(t, field);
  if (code === 'MissingManifestField' || code === 'MissingCustoms') {
    const example = fieldSpec(field)?.example ?? '';
    return {
      tone: severity === 'error' ? 'info' : 'warning',
      severity: severity === 'error' ? t('prepare-manifest:problem.toFill') : t('common:severity.warning'),
      label,
      message: t('prepare-manifest:problem.missing'),
      fix: example === '' ? '' : t('prepare-manifest:example', { example }),
    };
  }
  const told = { label, ...sayManifestProblem(language, problem) };
  return severity === 'error'
    ? { tone: 'danger', severity: t('common:severity.error'), ...told }
    : { tone: 'warning', severity: t('common:severity.warning'), ...told };
}

import type { FieldSpec } from '../domain/manifest/field-spec.ts';
import { deManifestHelp } from './de/manifest-help.ts';
import type { Language } from './language.ts';

/** What a field of a manifest is, in the person's language. */
export function manifestHelp(language: Language, { name, help }: Pick<FieldSpec, 'name' | 'help'>): string {
  return language === 'de' ? (deManifestHelp[name] ?? help) : help;
}

import type { ManifestProblem } from '../domain/manifest/manifest.ts';
import type { Phrase } from '../domain/manifest/phrase.ts';
import { deManifestProblems } from './de/manifest-problems.ts';
import { enManifestProblems } from './en/manifest-problems.ts';
import type { Language } from './language.ts';

const tables: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: enManifestProblems,
  de: deManifestProblems,
};

/** What is wrong with a manifest and what to write instead, in the person's language. */
export interface ManifestProblemWords {
  readonly message: string;
  readonly fix: string;
}

/** Says a problem of a manifest in the person's language. A sentence that a language does not have is said in English. */
export function sayManifestProblem(
  language: Language,
  { said }: Pick<ManifestProblem, 'said'>,
): ManifestProblemWords {
  const table = tables[language];
  return { message: translate(table, said.message), fix: translate(table, said.fix) };
}

function translate(table: Readonly<Record<string, string>>, { template, values }: Phrase): string {
  const sentence = Object.hasOwn(table, template) ? (table[template] ?? template) : template;
  return sentence.replaceAll(/\{(\d)\}/g, (place, digit: string) => {
    const value = values[Number(digit)];
    if (value === undefined) return place;
    return typeof value === 'string' ? value : translate(table, value);
  });
}

import type { Language } from '../../../../shared/words/language.ts';

/** A country by the name that stands in manifests, and by its name in the person's language. */
export interface CountryName {
  readonly english: string;
  readonly own: string;
}

/** Regions with a code that no parcel goes to. */
const noCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AQ',
  'BV',
  'HM',
  'CP',
  'DG',
  'EA',
  'IC',
]);

const known = new Map<Language, readonly CountryName[]>();

/** All countries, in the order of their English names. */
export function countryNames(language: Language): readonly CountryName[] {
  const names = known.get(language) ?? readNames(language);
  known.set(language, names);
  return names;
}

/** Countries whose name begins as what was typed, then those that have it elsewhere. */
export function countriesMatching(names: readonly CountryName[], typed: string): readonly CountryName[] {
  const wanted = plain(typed);
  if (wanted === '') return names;
  const rank = ({ english, own }: CountryName): number => {
    const texts = [plain(english), plain(own)];
    if (texts.some((text) => text.startsWith(wanted))) return 0;
    return texts.some((text) => text.includes(wanted)) ? 1 : 2;
  };
  return names.filter((name) => rank(name) < 2).toSorted((a, b) => rank(a) - rank(b));
}

function readNames(language: Language): readonly CountryName[] {
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const own = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const name = english.of(code);
      // A code that was given up stands for another country now.
      const isCurrent = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
      if (name === undefined || !isCurrent || noCountries.has(code)) return [];
      return [{ english: name, own: own.of(code) ?? name }];
    })
    .toSorted((a, b) => a.english.localeCompare(b.english, 'en'));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

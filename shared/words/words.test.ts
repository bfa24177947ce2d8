import { describe, expect, it } from 'vitest';
import { appError } from '../domain/error-codes.ts';
import { en } from './catalogue.ts';
import { tellError } from './error-words.ts';
import { de } from './german-catalogue.ts';
import { chooseLanguage } from './language.ts';
import { createWords } from './words.ts';

type Tree = { readonly [key: string]: string | Tree };

/** Texts that are the same in both languages because they are names or the service's own words. */
const sameInBoth: ReadonlySet<string> = new Set([
  'accounts.endpointUrlPlaceholder',
  'accounts.storeEndpointUrlPlaceholder',
  'common.appName',
  'shell.title',
  'station.title',
  'prepare-manifest.title',
  'prepare-ship.check.manifest.name',
  'prepare-ship.check.signature.name',
]);

function leaves(tree: Tree, above = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = above === '' ? key : `${above}.${key}`;
    if (typeof value === 'string') found.set(path, value);
    else for (const [below, text] of leaves(value, path)) found.set(below, text);
  }
  return found;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name.trim()).sort();
}

const english = leaves(en);
const german = leaves(de);

describe('the catalogues', () => {
  it('have the same texts', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leave no text empty', () => {
    const empty = [...english, ...german].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('name the same placeholders in both languages', () => {
    const different = [...english].filter(
      // The singular may leave its number out: "one file".
      ([key, text]) =>
        !key.endsWith('_one') &&
        placeholders(text).join(' ') !== placeholders(german.get(key) ?? '').join(' '),
    );
    expect(different).toEqual([]);
  });

  it('have one and other of every plural, and a number in the other', () => {
    const keys = [...english.keys()];
    const ones = keys.filter((key) => key.endsWith('_one'));
    const others = keys.filter((key) => key.endsWith('_other'));
    expect(ones.map((key) => key.slice(0, -4))).toEqual(others.map((key) => key.slice(0, -6)));
    const mute = others.filter(
      (key) => !`${english.get(key)}`.includes('{{count') || !`${german.get(key)}`.includes('{{count'),
    );
    expect(mute).toEqual([]);
  });

  it('write every count as their language writes numbers', () => {
    const bare = [...english, ...german].filter(([, text]) => /\{\{\s*count\s*\}\}/.test(text));
    expect(bare).toEqual([]);
  });

  it('translate everything', () => {
    const same = [...english].filter(
      ([key, text]) => german.get(key) === text && /\p{L}{2}/u.test(text) && !sameInBoth.has(key),
    );
    expect(same).toEqual([]);
  });

  it('allow sameness only where it is', () => {
    expect([...sameInBoth].filter((key) => english.get(key) !== german.get(key))).toEqual([]);
  });

  it('speak to the window, not to a terminal', () => {
    const commands = /(^|\s)--[a-z]|`drivepost|repeat the command/i;
    const wrong = [...english, ...german].filter(([, text]) => commands.test(text));
    expect(wrong).toEqual([]);
  });
});

describe('createWords', () => {
  it('speaks both languages', () => {
    expect(createWords('en').t('common:next')).toBe('Next');
    expect(createWords('de').t('common:next')).toBe('Weiter');
  });

  it('chooses the plural and writes its number', () => {
    expect(createWords('en').t('common:files', { count: 1 })).toBe('1 file');
    expect(createWords('en').t('common:files', { count: 12_345 })).toBe('12,345 files');
    expect(createWords('de').t('common:files', { count: 12_345 })).toBe('12.345 Dateien');
  });

  it('puts names in as they are', () => {
    const word = '<b>$t(common:next)</b> {{word}} & $COLON$';
    expect(createWords('en').t('common:confirmType', { word })).toBe(`To go on, type ${word}`);
  });

  it('does not compile with a wrong name or without what a text needs', () => {
    const { t } = createWords('en');
    // @ts-expect-error -- no such text
    expect(t('common:nonsense')).toBe('nonsense');
    // @ts-expect-error -- the word is missing
    expect(t('common:confirmType')).toContain('To go on');
    // @ts-expect-error -- the count is missing
    expect(t('common:files')).toContain('file');
    // @ts-expect-error -- nothing is to be put in
    expect(t('common:next', { word: 'x' })).toBe('Next');
  });

  it('keeps languages apart', () => {
    const first = createWords('en');
    createWords('de');
    expect(first.t('common:back')).toBe('Back');
  });
});

describe('chooseLanguage', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr-FR', 'de'], 'de'],
    [['fr'], 'en'],
    [[], 'en'],
    [['EN_us'], 'en'],
    [['den'], 'en'],
  ])('of %j takes %s', (preferred, language) => {
    expect(chooseLanguage(preferred)).toBe(language);
  });
});

describe('tellError', () => {
  const { t } = createWords('de');

  it('says what happened, what is safe and what to do', () => {
    const told = tellError(t, appError('DRIVE_GONE', { detail: '/media/x' }));
    expect(told).toEqual({
      message: 'Das Laufwerk ist nicht mehr da.',
      advice: 'Schließen Sie dasselbe Laufwerk wieder an. Es geht dort weiter, wo es aufgehört hat.',
      safe: 'Was schon erledigt ist, bleibt erhalten; von dort geht es weiter.',
      detail: '/media/x',
      isDetailNeeded: false,
    });
  });

  it('shows what a service answered, since a person has to go by it', () => {
    expect(tellError(t, appError('JOB_SERVICE_REFUSED', { detail: 'No.' })).isDetailNeeded).toBe(true);
  });

  it('tells an unknown code as it came', () => {
    const error = { code: 'toString', message: 'Odd.', advice: 'Wait.', detail: '' };
    expect(tellError(t, error)).toEqual({
      message: 'Odd.',
      advice: 'Wait.',
      safe: null,
      detail: null,
      isDetailNeeded: false,
    });
  });
});

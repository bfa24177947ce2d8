import { createInstance, type i18n } from 'i18next';
import { en } from './catalogue.ts';
import { createFormat, type Format } from './format.ts';
import { de } from './german-catalogue.ts';
import type { Language } from './language.ts';
import type { Translate } from './translate.ts';

/** All that is needed to speak to a person: texts, and numbers, dates and sizes as their language writes them. */
export interface Speech {
  readonly language: Language;
  readonly t: Translate;
  readonly format: Format;
}

/** Makes the words of one language. Everything is bundled: nothing is fetched, nothing waits. */
export function createWords(language: Language): Speech {
  const instance = startWords(language);
  const translate: Translate = (key, ...values) => instance.t(key, values[0] ?? {});
  return { language, t: translate, format: createFormat(language) };
}

function startWords(language: Language): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en, de },
    ns: Object.keys(en),
    defaultNS: 'common',
    initAsync: false,
    showSupportNotice: false,
    // What is put in is shown as text by React and by the system, never as HTML.
    interpolation: { escapeValue: false },
  });
  return instance;
}

import type { Language } from '../../shared/words/language.ts';
import { createWords, type Speech } from '../../shared/words/words.ts';
import type { SettingsStore } from './settings-store.ts';

/** The words of the language that is chosen at the time of asking: for notifications, menus, dialogs. */
export function createSpokenWords(settings: SettingsStore, systemLanguage: Language): () => Speech {
  const made = new Map<Language, Speech>();
  return () => {
    const { language: chosen } = settings.get();
    const language = chosen === 'system' ? systemLanguage : chosen;
    const words = made.get(language) ?? createWords(language);
    made.set(language, words);
    return words;
  };
}

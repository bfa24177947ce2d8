import { createContext, useContext, type ReactNode } from 'react';
import type { Translate } from '../shared/words/translate.ts';
import type { Speech } from '../shared/words/words.ts';
import type { UiTexts } from './ui/ui-texts.tsx';

const SpeechContext = createContext<Speech | null>(null);

interface WordsProviderProps {
  /** Of `createWords`; another language is another one. */
  readonly words: Speech;
  readonly children: ReactNode;
}

/** Gives all below the words of one language. */
export function WordsProvider({ words, children }: WordsProviderProps): ReactNode {
  return <SpeechContext value={words}>{children}</SpeechContext>;
}

/** The words of the person's language: `t` for texts, `format` for figures. */
export function useWords(): Speech {
  const words = useContext(SpeechContext);
  if (words === null) throw new Error('WordsProvider is missing above this component');
  return words;
}

/** The texts that the design says by itself. */
export function uiTextsOf(t: Translate): UiTexts {
  return {
    copy: t('common:copy'),
    copied: t('common:copied'),
    dismiss: t('common:dismiss'),
    cancel: t('common:cancel'),
    details: t('common:details'),
    messages: t('common:messages'),
    skipToContent: t('common:skipToContent'),
    showPassword: t('common:showPassword'),
    whatIsSafe: t('common:whatIsSafe'),
    whatToDo: t('common:whatToDo'),
    sortAscending: t('common:sortAscending'),
    sortDescending: t('common:sortDescending'),
    confirmType: (word) => t('common:confirmType', { word }),
    stepState: {
      todo: t('common:stepState.todo'),
      current: t('common:stepState.current'),
      done: t('common:stepState.done'),
      problem: t('common:stepState.problem'),
    },
    tone: {
      info: t('common:severity.info'),
      success: t('common:severity.success'),
      warning: t('common:severity.warning'),
      danger: t('common:severity.error'),
    },
  };
}

import { createContext, useContext, type ReactNode } from 'react';
import type { Tone } from './palette.ts';

/** How a step of a longer way stands. */
export type StepState = 'todo' | 'current' | 'done' | 'problem';

/** The few texts that parts of the design say by themselves. The program gives them in the person's language. */
export interface UiTexts {
  readonly copy: string;
  readonly copied: string;
  readonly dismiss: string;
  readonly cancel: string;
  readonly details: string;
  readonly messages: string;
  readonly skipToContent: string;
  readonly showPassword: string;
  readonly whatIsSafe: string;
  readonly whatToDo: string;
  readonly sortAscending: string;
  readonly sortDescending: string;
  /** `To go on, type DELETE`. */
  readonly confirmType: (word: string) => string;
  readonly stepState: Readonly<Record<StepState, string>>;
  /** What a tone is called; a neutral one says nothing. */
  readonly tone: Readonly<Record<Exclude<Tone, 'neutral'>, string>>;
}

const TextsContext = createContext<UiTexts | null>(null);

interface UiTextsProviderProps {
  readonly texts: UiTexts;
  readonly children: ReactNode;
}

/** Gives the parts of the design their own texts. */
export function UiTextsProvider({ texts, children }: UiTextsProviderProps): ReactNode {
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The texts of the nearest provider. */
export function useUiTexts(): UiTexts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error('UiTextsProvider is missing above this component');
  return texts;
}

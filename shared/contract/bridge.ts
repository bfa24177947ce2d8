import type { Answer, Question } from './wire.ts';

/** What the preload script gives the window. */
export interface Bridge {
  post(message: Question): void;
  listen(onMessage: (message: Answer) => void): void;
  /** Tells where the program wants the window to go, such as after a click on a notification. */
  onRoute(onRoute: (route: string) => void): void;
  /** Where a dropped file lies; the empty text for what is no file of this computer. Takes a File of the page. */
  pathForFile(file: never): string;
}

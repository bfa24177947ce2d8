import { powerSaveBlocker } from 'electron';
import type { Power } from '../ports.ts';

/** Keeps the computer awake while work runs; the display may still go dark. */
export function createPower(): Power {
  return {
    keepAwake() {
      const id = powerSaveBlocker.start('prevent-app-suspension');
      return () => {
        if (powerSaveBlocker.isStarted(id)) powerSaveBlocker.stop(id);
      };
    },
  };
}

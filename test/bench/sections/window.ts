import { electronDistribution } from '../../../build/electron-distribution.mjs';
import type { Section } from '../bench.ts';
import { measureWindow } from '../window/measure-window.ts';

/** The desktop program in a real window. */
export const windowSections: readonly Section[] = [
  {
    part: 'window',
    title: 'The window',
    async run({ work, runs, scale, log }) {
      const text = await measureWindow({ work, runs, isQuick: scale !== 'full', log });
      const electron = electronDistribution()?.version ?? 'none';
      return { text: `Electron ${electron}, a virtual display.\n\n${text}`, bars: [], programs: [] };
    },
  },
];

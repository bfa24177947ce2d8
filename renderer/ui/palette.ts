import type { MantineColorsTuple } from '@mantine/core';

/** The one colour that leads: a calm blue. Shade 7 carries white text, shade 4 stands on dark ground. */
export const blue: MantineColorsTuple = [
  '#edf4ff',
  '#d9e8ff',
  '#b3d0ff',
  '#8ab6fb',
  '#6aa3f7',
  '#3f84e8',
  '#2a6fd6',
  '#1d5cbc',
  '#174b9b',
  '#123a7a',
];

/** Greys with a little blue in them, for light ground. */
export const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e3e7ec',
  '#d2d8df',
  '#b5bdc8',
  '#8a94a2',
  '#66707e',
  '#4a5462',
  '#333b46',
  '#1d2229',
];

/** Greys for dark ground: text at the start, the ground at 7. */
export const dark: MantineColorsTuple = [
  '#e7eaee',
  '#b7bdc7',
  '#98a0ac',
  '#737b88',
  '#3d434d',
  '#2d323a',
  '#22262d',
  '#191c21',
  '#131519',
  '#0d0e11',
];

/** What a coloured part says. Each is shown with a symbol and a word too, never by its colour alone. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

interface ToneColors {
  readonly ground: string;
  readonly text: string;
  readonly border: string;
  /** For bars and lines on the page's ground. */
  readonly solid: string;
}

type Scheme = 'light' | 'dark';

/** Text on its ground reaches 4.5:1, `solid` on the page 3:1; the test measures all of them. */
export const tones: Readonly<Record<Scheme, Readonly<Record<Tone, ToneColors>>>> = {
  light: {
    neutral: { ground: '#eef0f3', text: '#3d4652', border: '#d2d8df', solid: '#66707e' },
    info: { ground: '#e8f1fe', text: '#134a9a', border: '#bcd5fb', solid: '#1d5cbc' },
    success: { ground: '#e5f5ec', text: '#0c5a36', border: '#b3dfc6', solid: '#1b7f4f' },
    warning: { ground: '#fff4de', text: '#744400', border: '#f0d49b', solid: '#b36b00' },
    danger: { ground: '#fdecec', text: '#9b1c1c', border: '#f3c1c1', solid: '#c92a2a' },
  },
  dark: {
    neutral: { ground: '#2a2e36', text: '#c8cdd6', border: '#3d434d', solid: '#98a0ac' },
    info: { ground: '#172a45', text: '#a9cdff', border: '#274a7c', solid: '#6aa3f7' },
    success: { ground: '#123023', text: '#8bdcb0', border: '#1f5a3f', solid: '#3fb67c' },
    warning: { ground: '#35290f', text: '#f7cf85', border: '#664e17', solid: '#e0a03a' },
    danger: { ground: '#3d1b1d', text: '#ffb0ae', border: '#74302f', solid: '#f0706c' },
  },
};

/** What lies under and around everything. */
export const grounds: Readonly<
  Record<Scheme, Readonly<Record<'page' | 'raised' | 'rail' | 'border' | 'text' | 'muted', string>>>
> = {
  light: {
    page: '#ffffff',
    raised: '#ffffff',
    rail: '#f5f6f8',
    border: '#dfe3e9',
    text: '#1d2229',
    muted: '#5b6472',
  },
  dark: {
    page: '#191c21',
    raised: '#20242a',
    rail: '#131519',
    border: '#343a43',
    text: '#e7eaee',
    muted: '#a8afba',
  },
};

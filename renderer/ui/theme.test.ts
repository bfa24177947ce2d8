import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { contrast, readableOn } from './contrast.ts';
import { cssVariables } from './css-variables.ts';
import { grounds, tones } from './palette.ts';
import { theme } from './theme.ts';

const whole = mergeMantineTheme(DEFAULT_THEME, theme);
const schemes = ['light', 'dark'] as const;
const names = ['neutral', 'info', 'success', 'warning', 'danger'] as const;

describe('contrast', () => {
  it('is reckoned as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
    expect(contrast('#777777', '#777777')).toBe(1);
  });

  it('is reached by readableOn, from either side', () => {
    expect(readableOn('#1d2229', '#ffffff')).toBe('#1d2229');
    expect(contrast(readableOn('#ffd43b', '#fff9db'), '#fff9db')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readableOn('#1864ab', '#191c21'), '#191c21')).toBeGreaterThanOrEqual(4.5);
  });
});

describe.each(schemes)('in the %s scheme', (scheme) => {
  const ground = grounds[scheme];
  const variables = cssVariables(whole)[scheme];

  it.each(names)('the %s tone can be read', (name) => {
    const { ground: under, text, solid } = tones[scheme][name];
    expect(contrast(text, under)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(text, ground.page)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ground.text, under)).toBeGreaterThanOrEqual(7);
    expect(contrast(ground.muted, under)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(solid, ground.page)).toBeGreaterThanOrEqual(3);
  });

  it.each(['page', 'raised', 'rail'] as const)('text and quiet text can be read on the %s', (under) => {
    expect(contrast(ground.text, ground[under])).toBeGreaterThanOrEqual(7);
    expect(contrast(ground.muted, ground[under])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(variables['--ui-selected'] ?? '', ground.text)).toBeGreaterThanOrEqual(7);
    expect(contrast(variables['--ui-focus'] ?? '', ground[under])).toBeGreaterThanOrEqual(3);
    expect(contrast(variables['--mantine-color-default-border'] ?? '', ground[under])).toBeGreaterThanOrEqual(
      3,
    );
  });

  it.each(Object.keys(whole.colors).filter((name) => name !== 'dark'))(
    'variants of %s can be read',
    (name) => {
      const of = (variant: string): string => variables[`--mantine-color-${name}-${variant}`] ?? '';
      expect(contrast(of('light-color'), of('light'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('outline'), ground.page)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('text'), ground.page)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('filled'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('filled-hover'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    },
  );
});

import type { CSSVariablesResolver, MantineTheme } from '@mantine/core';
import { readableOn } from './contrast.ts';
import { grounds, tones, type Tone } from './palette.ts';

type Variables = Record<string, string>;
type Scheme = 'light' | 'dark';

/** The colours of this design as variables, and Mantine's own brought to the contrast that everybody can read. */
export const cssVariables: CSSVariablesResolver = (theme) => ({
  variables: { '--ui-figures': 'tabular-nums' },
  light: variablesOf(theme, 'light'),
  dark: variablesOf(theme, 'dark'),
});

function variablesOf(theme: MantineTheme, scheme: Scheme): Variables {
  const ground = grounds[scheme];
  const isLight = scheme === 'light';
  return {
    '--mantine-color-body': ground.page,
    '--mantine-color-text': ground.text,
    '--mantine-color-dimmed': ground.muted,
    '--mantine-color-placeholder': ground.muted,
    '--mantine-color-error': tones[scheme].danger.text,
    '--mantine-color-anchor': tones[scheme].info.text,
    '--mantine-color-default': ground.raised,
    '--mantine-color-default-hover': isLight ? '#f2f4f7' : '#292e35',
    '--mantine-color-default-border': isLight ? '#7f8997' : '#737b88',
    '--mantine-color-disabled-color': ground.muted,
    '--ui-page': ground.page,
    '--ui-raised': ground.raised,
    '--ui-rail': ground.rail,
    '--ui-border': ground.border,
    '--ui-text': ground.text,
    '--ui-muted': ground.muted,
    '--ui-hover': isLight ? 'rgb(29 34 41 / 5%)' : 'rgb(231 234 238 / 6%)',
    '--ui-selected': isLight ? '#e3edfc' : '#1d3353',
    '--ui-focus': isLight ? '#1d5cbc' : '#8ab6fb',
    '--ui-shadow': isLight ? '0 1px 2px rgb(20 30 45 / 6%)' : 'none',
    ...toneVariables(scheme),
    ...textOfVariants(theme, scheme),
  };
}

function toneVariables(scheme: Scheme): Variables {
  const variables: Variables = {};
  for (const tone of Object.keys(tones[scheme]) as Tone[]) {
    const { ground, text, border, solid } = tones[scheme][tone];
    variables[`--ui-${tone}-ground`] = ground;
    variables[`--ui-${tone}-text`] = text;
    variables[`--ui-${tone}-border`] = border;
    variables[`--ui-${tone}-solid`] = solid;
  }
  return variables;
}

/** Mantine's light, outline and filled variants of each colour, with text that can be read on them. */
function textOfVariants(theme: MantineTheme, scheme: Scheme): Variables {
  const variables: Variables = {};
  const isLight = scheme === 'light';
  for (const [name, shades] of Object.entries(theme.colors)) {
    if (name === 'dark') continue;
    const soft = isLight ? shades[0] : shades[9];
    const strong = shades[isLight ? 7 : 4];
    if (soft === undefined || strong === undefined || !soft.startsWith('#')) continue;
    const softGround = isLight ? soft : readableOn(soft, '#ffffff', 11);
    variables[`--mantine-color-${name}-light`] = softGround;
    variables[`--mantine-color-${name}-light-color`] = readableOn(strong, softGround);
    variables[`--mantine-color-${name}-outline`] = readableOn(strong, grounds[scheme].page);
    variables[`--mantine-color-${name}-text`] = readableOn(strong, grounds[scheme].page);
    // Filled parts carry white text in both schemes.
    variables[`--mantine-color-${name}-filled`] = readableOn(shades[7] ?? strong, '#ffffff');
    variables[`--mantine-color-${name}-filled-hover`] = readableOn(shades[8] ?? strong, '#ffffff', 5.5);
  }
  return variables;
}

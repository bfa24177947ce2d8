import { createTheme } from '@mantine/core';
import { blue, dark, gray } from './palette.ts';

/** Fonts that the system has; none is fetched. */
const fontFamily =
  "-apple-system, 'Segoe UI Variable Text', 'Segoe UI', 'Adwaita Sans', Cantarell, Ubuntu, 'Noto Sans', Roboto, system-ui, 'Liberation Sans', sans-serif";
const fontFamilyMonospace =
  "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Adwaita Mono', 'Noto Sans Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/** The one look of the program: calm, dense enough to work with, airy enough to read. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 7,
  colors: { blue, gray, dark },
  fontFamily,
  fontFamilyMonospace,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.3125rem', md: '0.4375rem', lg: '0.625rem', xl: '1rem' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Alert: { defaultProps: { radius: 'md' } },
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 600 } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.5 },
        // The page itself never scrolls, and the lock would want a style element of its own.
        lockScroll: false,
      },
    },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: true } },
    },
    Drawer: { defaultProps: { lockScroll: false } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
  },
});

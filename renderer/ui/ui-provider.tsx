import '@mantine/core/styles.css';
import './global.css';
import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import type { ReactNode } from 'react';
import { cssVariables } from './css-variables.ts';
import { styleNonce } from './style-nonce.ts';
import { theme } from './theme.ts';
import { ToastHost } from './toast-host.tsx';
import { UiTextsProvider, type UiTexts } from './ui-texts.tsx';

/** Which colours are wanted; `system` follows the system as it changes. */
type ColorScheme = 'system' | 'light' | 'dark';

interface UiProviderProps {
  readonly colorScheme: ColorScheme;
  readonly texts: UiTexts;
  readonly children: ReactNode;
}

/** All that the design needs above the screens: the theme, the texts, the place for short messages. */
export function UiProvider({ colorScheme, texts, children }: UiProviderProps): ReactNode {
  const forced = colorScheme === 'system' ? {} : { forceColorScheme: colorScheme };
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={forgetfulManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      {...forced}
    >
      <UiTextsProvider texts={texts}>
        <ToastHost>{children}</ToastHost>
      </UiTextsProvider>
    </MantineProvider>
  );
}

/** The choice is kept by the program, not by the page. */
const forgetfulManager: MantineColorSchemeManager = {
  get: (defaultValue) => defaultValue,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useUiTexts } from './ui-texts.tsx';

/** A field for a secret, which nothing remembers or corrects. */
export function SecretInput(props: PasswordInputProps): ReactNode {
  const { showPassword } = useUiTexts();
  return (
    <PasswordInput
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': showPassword, tabIndex: 0 }}
      {...props}
    />
  );
}

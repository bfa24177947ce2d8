import type { ReactNode } from 'react';
import type { FeatureProps } from '../../feature-props.ts';
import { Page } from '../../ui/page.tsx';

export function SettingsFeature({ route }: FeatureProps): ReactNode {
  return <Page title="Settings">{route.join('/')}</Page>;
}

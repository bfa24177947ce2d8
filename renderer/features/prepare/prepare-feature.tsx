import type { ReactNode } from 'react';
import type { FeatureProps } from '../../feature-props.ts';
import { Page } from '../../ui/page.tsx';

export function PrepareFeature({ route }: FeatureProps): ReactNode {
  return <Page title="Prepare">{route.join('/')}</Page>;
}

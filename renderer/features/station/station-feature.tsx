import type { ReactNode } from 'react';
import type { FeatureProps } from '../../feature-props.ts';
import { Page } from '../../ui/page.tsx';

export function StationFeature({ route }: FeatureProps): ReactNode {
  return <Page title="Station">{route.join('/')}</Page>;
}

import type { ReactNode } from 'react';
import type { FeatureProps } from '../../feature-props.ts';
import { Page } from '../../ui/page.tsx';

export function ShipmentsFeature({ route }: FeatureProps): ReactNode {
  return <Page title="Shipments">{route.join('/')}</Page>;
}

import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { FeatureProps } from '../feature-props.ts';
import type { FeatureName } from './sections.ts';

type LazyFeature = LazyExoticComponent<ComponentType<FeatureProps>>;

/** The features, each loaded when it is first shown. */
export const features: Readonly<Record<FeatureName, LazyFeature>> = {
  prepare: lazy(async () => ({
    default: (await import('../features/prepare/prepare-feature.tsx')).PrepareFeature,
  })),
  shipments: lazy(async () => ({
    default: (await import('../features/shipments/shipments-feature.tsx')).ShipmentsFeature,
  })),
  station: lazy(async () => ({
    default: (await import('../features/station/station-feature.tsx')).StationFeature,
  })),
  settings: lazy(async () => ({
    default: (await import('../features/settings/settings-feature.tsx')).SettingsFeature,
  })),
};

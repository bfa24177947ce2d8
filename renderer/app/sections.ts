import {
  IconBuildingWarehouse,
  IconDeviceUsb,
  IconId,
  IconServer,
  IconSettings,
  IconStack2,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react';
import type { Mode } from '../../shared/contract/app.ts';
import type { WordKey } from '../../shared/words/translate.ts';

/** The features, by the first part of an address. */
export type FeatureName = 'prepare' | 'shipments' | 'station' | 'settings';

/** A place that the navigation leads to. */
export interface Section {
  /** The start of its addresses, such as `station/jobs`. */
  readonly path: string;
  readonly feature: FeatureName;
  readonly label: Extract<WordKey, `shell:section.${string}`>;
  readonly icon: Icon;
}

const settings: Section = {
  path: 'settings',
  feature: 'settings',
  label: 'shell:section.settings',
  icon: IconSettings,
};

const sectionsByMode: Readonly<Record<Mode, readonly [Section, ...Section[]]>> = {
  customer: [
    { path: 'prepare', feature: 'prepare', label: 'shell:section.prepare', icon: IconDeviceUsb },
    { path: 'shipments', feature: 'shipments', label: 'shell:section.shipments', icon: IconTruckDelivery },
    settings,
  ],
  station: [
    { path: 'station/jobs', feature: 'station', label: 'shell:section.stationJobs', icon: IconStack2 },
    { path: 'station/drives', feature: 'station', label: 'shell:section.stationDrives', icon: IconDeviceUsb },
    {
      path: 'station/targets',
      feature: 'station',
      label: 'shell:section.stationTargets',
      icon: IconBuildingWarehouse,
    },
    { path: 'station/accounts', feature: 'station', label: 'shell:section.stationAccounts', icon: IconId },
    { path: 'station/service', feature: 'station', label: 'shell:section.stationService', icon: IconServer },
    settings,
  ],
};

/** The places of a window for a mode, in the order of the navigation; the first is where it starts. */
export function sectionsOf(mode: Mode): readonly [Section, ...Section[]] {
  return sectionsByMode[mode];
}

/** The section of an address; the first one for no address; null for an address that leads nowhere. */
export function sectionAt(mode: Mode, route: readonly string[]): Section | null {
  const sections = sectionsOf(mode);
  if (route.length === 0) return sections[0];
  const [feature] = route;
  const below = sections.filter((section) => section.feature === feature);
  const exact = below.find(({ path }) => path.split('/').every((part, index) => route[index] === part));
  // `#/station` alone is the first of the station's sections, and what a feature knows beyond them is its own.
  return exact ?? below[0] ?? null;
}

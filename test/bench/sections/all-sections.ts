import type { Section } from '../bench.ts';
import { cephSections } from './ceph.ts';
import { growthSections } from './growth.ts';
import { latencySections } from './latency.ts';
import { loadSections } from './load.ts';
import { prepareSections } from './prepare.ts';
import { profileSections } from './profile.ts';
import { scanSections } from './scan.ts';
import { twoDrivesSections } from './two-drives.ts';
import { verifySections } from './verify.ts';
import { windowSections } from './window.ts';

/** All that is measured, in the order of the report. */
export const allSections: readonly Section[] = [
  ...verifySections,
  ...loadSections,
  ...cephSections,
  ...prepareSections,
  ...scanSections,
  ...growthSections,
  ...twoDrivesSections,
  ...windowSections,
  ...profileSections,
  ...latencySections,
];

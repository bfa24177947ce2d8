import type { Catalogue } from './catalogue.ts';
import { deAccounts } from './de/accounts.ts';
import { deCommon } from './de/common.ts';
import { deErrors } from './de/errors.ts';
import { deFindings } from './de/findings.ts';
import { dePrepare } from './de/prepare.ts';
import { dePrepareCopy } from './de/prepare-copy.ts';
import { dePrepareDrive } from './de/prepare-drive.ts';
import { dePrepareFiles } from './de/prepare-files.ts';
import { dePrepareLabels } from './de/prepare-labels.ts';
import { dePrepareManifest } from './de/prepare-manifest.ts';
import { dePrepareShip } from './de/prepare-ship.ts';
import { dePrepareSign } from './de/prepare-sign.ts';
import { deRuns } from './de/runs.ts';
import { deSettings } from './de/settings.ts';
import { deShell } from './de/shell.ts';
import { deShipmentsMain } from './de/shipments-main.ts';
import { deShipments } from './de/shipments.ts';
import { deStation } from './de/station.ts';
import type { Words } from './translate.ts';

/** The German texts by feature. */
export const de: Words<Catalogue> = {
  common: deCommon,
  accounts: deAccounts,
  prepare: dePrepare,
  'prepare-drive': dePrepareDrive,
  'prepare-files': dePrepareFiles,
  'prepare-manifest': dePrepareManifest,
  'prepare-copy': dePrepareCopy,
  'prepare-sign': dePrepareSign,
  'prepare-labels': dePrepareLabels,
  'prepare-ship': dePrepareShip,
  shipments: deShipments,
  'shipments-main': deShipmentsMain,
  station: deStation,
  runs: deRuns,
  settings: deSettings,
  shell: deShell,
  errors: deErrors,
  findings: deFindings,
};

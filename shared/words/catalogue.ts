import { enAccounts } from './en/accounts.ts';
import { enCommon } from './en/common.ts';
import { enErrors } from './en/errors.ts';
import { enFindings } from './en/findings.ts';
import { enPrepare } from './en/prepare.ts';
import { enPrepareCopy } from './en/prepare-copy.ts';
import { enPrepareDrive } from './en/prepare-drive.ts';
import { enPrepareFiles } from './en/prepare-files.ts';
import { enPrepareLabels } from './en/prepare-labels.ts';
import { enPrepareManifest } from './en/prepare-manifest.ts';
import { enPrepareShip } from './en/prepare-ship.ts';
import { enPrepareSign } from './en/prepare-sign.ts';
import { enRuns } from './en/runs.ts';
import { enSettings } from './en/settings.ts';
import { enShell } from './en/shell.ts';
import { enShipmentsMain } from './en/shipments-main.ts';
import { enShipments } from './en/shipments.ts';
import { enStation } from './en/station.ts';

/** The English texts by feature. A new feature is one line here and one in the German catalogue. */
export const en = {
  common: enCommon,
  accounts: enAccounts,
  prepare: enPrepare,
  'prepare-drive': enPrepareDrive,
  'prepare-files': enPrepareFiles,
  'prepare-manifest': enPrepareManifest,
  'prepare-copy': enPrepareCopy,
  'prepare-sign': enPrepareSign,
  'prepare-labels': enPrepareLabels,
  'prepare-ship': enPrepareShip,
  shipments: enShipments,
  'shipments-main': enShipmentsMain,
  station: enStation,
  runs: enRuns,
  settings: enSettings,
  shell: enShell,
  errors: enErrors,
  findings: enFindings,
} as const;

/** Every text by feature and name, as English has it. */
export type Catalogue = typeof en;

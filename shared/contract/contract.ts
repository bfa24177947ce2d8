import { accountsContract } from './accounts.ts';
import { appContract } from './app.ts';
import { draftsContract } from './drafts.ts';
import { drivesContract } from './drives.ts';
import type { Client, Contract, Handlers } from './define.ts';
import { runsContract } from './runs.ts';
import { shipmentsContract } from './shipments.ts';
import { stationContract } from './station.ts';
import { treeContract } from './tree.ts';

/** Every call and feed between a window and the main process. */
export const appWideContract = {
  ...appContract,
  ...drivesContract,
  ...accountsContract,
  ...draftsContract,
  ...treeContract,
  ...runsContract,
  ...shipmentsContract,
  ...stationContract,
} satisfies Contract;

export type AppWideContract = typeof appWideContract;
/** What the renderer sees of the main process. */
export type AppClient = Client<AppWideContract>;
/** What the main process answers with. */
export type AppHandlers = Handlers<AppWideContract>;

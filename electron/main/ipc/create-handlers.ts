import type { Mode } from '../../../shared/contract/app.ts';
import type { AppHandlers } from '../../../shared/contract/contract.ts';
import type { Services } from '../services.ts';
import { createAccountsHandlers } from './handlers/accounts-handlers.ts';
import { createAppHandlers } from './handlers/app-handlers.ts';
import { createDraftsHandlers } from './handlers/drafts-handlers.ts';
import { createDrivesHandlers } from './handlers/drives-handlers.ts';
import { createRunsHandlers } from './handlers/runs-handlers.ts';
import { createShipmentsHandlers } from './handlers/shipments-handlers.ts';
import { createStationHandlers } from './handlers/station-handlers.ts';
import { createTreeHandlers } from './handlers/tree-handlers.ts';

/** Everything a window may ask for; `mode` is what the window is for. */
export function createHandlers(services: Services, mode: Mode | null): AppHandlers {
  return {
    ...createAppHandlers(services, mode),
    ...createDrivesHandlers(services),
    ...createAccountsHandlers(services),
    ...createDraftsHandlers(services),
    ...createTreeHandlers(services),
    ...createRunsHandlers(services),
    ...createShipmentsHandlers(services),
    ...createStationHandlers(services),
  };
}

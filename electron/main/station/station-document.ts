import * as z from 'zod';
import { Path } from '../../../shared/contract/plain.ts';
import { StationOptions } from '../../../shared/contract/station.ts';
import type { DocumentKind } from '../documents/json-document.ts';

/** What this computer keeps of its station, beside the station's own data folder. */
const StationDocument = z.object({
  /** Null for the folder that the command takes too when it is told none. */
  dataFolder: Path.nullable(),
  options: StationOptions,
  /** Folders that stand for drives. */
  folders: z.array(Path),
});
export type StationDocument = z.output<typeof StationDocument>;

/** The loopback at the port that the command takes too, and nothing by itself. */
const defaultOptions: StationOptions = {
  listen: {
    host: '127.0.0.1',
    port: 8477,
    tlsCertPath: null,
    tlsKeyPath: null,
    isInsecure: false,
    publicUrl: null,
  },
  serveAtStart: false,
  loadByItself: false,
  targetId: null,
};

/** How the document is kept. */
export const stationDocument: DocumentKind<StationDocument> = {
  formatVersion: 1,
  schema: StationDocument,
  empty: () => ({ dataFolder: null, options: defaultOptions, folders: [] }),
};

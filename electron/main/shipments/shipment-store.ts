import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shipment } from '../../../shared/contract/shipments.ts';
import type { ErrorData } from '../../../shared/contract/error-data.ts';
import { watched } from '../../../shared/contract/watched.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { openDocument, type JsonDocument } from '../documents/json-document.ts';
import type { Log } from '../ports.ts';
import { shipmentDocument, type SavedShipment } from './saved-shipment.ts';
import { shipmentFolder, type ShipmentFolder } from './shipment-folder.ts';

/** What is known of a shipment only while the program runs. */
type Watching = Pick<Shipment, 'nextCheckMs' | 'isChecking' | 'checkError'>;

/** All shipments: a document each, and a folder each for what belongs to it. */
export interface ShipmentStore {
  list(): readonly Shipment[];
  /** Throws NOT_FOUND. */
  find(shipmentId: string): Shipment;
  has(shipmentId: string): boolean;
  folder(shipmentId: string): ShipmentFolder;
  add(shipment: SavedShipment): Promise<void>;
  /** Saves what `change` makes of it, and gives it. Throws NOT_FOUND, DOCUMENT_UNWRITABLE. */
  change(shipmentId: string, change: (shipment: SavedShipment) => SavedShipment): Promise<SavedShipment>;
  /** Notes what is not saved. */
  note(shipmentId: string, watching: Partial<Watching>): void;
  remove(shipmentId: string): Promise<void>;
  watch(signal: AbortSignal): AsyncGenerator<Shipment[]>;
}

type Document = JsonDocument<SavedShipment | null>;

const unwatched: Watching = { nextCheckMs: null, isChecking: false, checkError: null as ErrorData | null };

/** Opens the shipments in a data folder. One that cannot be read is left out and told to the log. */
export async function openShipmentStore(dataFolder: string, log: Log): Promise<ShipmentStore> {
  const parent = join(dataFolder, 'shipments');
  const documents = await openAll(parent, log);
  const folders = new Map<string, ShipmentFolder>();
  const watching = new Map<string, Watching>();
  const shown = watched<Shipment[]>(all());

  function all(): Shipment[] {
    const saved = [...documents.values()].flatMap((document) => document.get() ?? []);
    return saved.map(withWatching).sort((a, b) => b.createdMs - a.createdMs);
  }

  function withWatching(shipment: SavedShipment): Shipment {
    return { ...(watching.get(shipment.shipmentId) ?? unwatched), ...shipment };
  }

  function folderOf(shipmentId: string): ShipmentFolder {
    const folder = folders.get(shipmentId) ?? shipmentFolder(parent, shipmentId);
    folders.set(shipmentId, folder);
    return folder;
  }

  function documentOf(shipmentId: string): Document {
    const document = documents.get(shipmentId);
    if (document === undefined) throw appError('NOT_FOUND', { detail: `shipment ${shipmentId}` });
    return document;
  }

  return {
    list: () => shown.get(),
    has: (shipmentId) => documents.has(shipmentId),
    watch: (signal) => shown.watch(signal),
    folder: folderOf,
    find(shipmentId) {
      const shipment = shown.get().find((one) => one.shipmentId === shipmentId);
      if (shipment === undefined) throw appError('NOT_FOUND', { detail: `shipment ${shipmentId}` });
      return shipment;
    },
    async add(shipment) {
      const { shipmentId } = shipment;
      const document = await openDocument(fileOf(parent, shipmentId), shipmentDocument);
      await document.change(() => shipment);
      documents.set(shipmentId, document);
      shown.set(all());
    },
    async change(shipmentId, change) {
      const document = documentOf(shipmentId);
      const changed = await document.change((before) => (before === null ? null : change(before)));
      if (changed === null) throw appError('NOT_FOUND', { detail: `shipment ${shipmentId}` });
      shown.set(all());
      return changed;
    },
    note(shipmentId, changes) {
      if (!documents.has(shipmentId)) return;
      watching.set(shipmentId, { ...(watching.get(shipmentId) ?? unwatched), ...changes });
      shown.set(all());
    },
    async remove(shipmentId) {
      documentOf(shipmentId);
      documents.delete(shipmentId);
      watching.delete(shipmentId);
      await rm(fileOf(parent, shipmentId), { force: true });
      await folderOf(shipmentId).remove();
      folders.delete(shipmentId);
      shown.set(all());
    },
  };
}

async function openAll(parent: string, log: Log): Promise<Map<string, Document>> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const documents = new Map<string, Document>();
  const names = await readdir(parent);
  for (const name of names) {
    const shipmentId = /^([A-Za-z0-9-]{1,64})\.json$/.exec(name)?.[1];
    if (shipmentId === undefined) continue;
    try {
      const document = await openDocument(join(parent, name), shipmentDocument);
      if (document.get()?.shipmentId === shipmentId) documents.set(shipmentId, document);
    } catch (error) {
      log.fault('shipments', error);
    }
  }
  await removeUnfinished(parent, names);
  return documents;
}

/** A folder without a document is of a job that never came to be. */
async function removeUnfinished(parent: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (/^[0-9a-f-]{36}$/.test(name) && !names.some((other) => other.startsWith(`${name}.json`))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

function fileOf(parent: string, shipmentId: string): string {
  return join(parent, `${shipmentId}.json`);
}

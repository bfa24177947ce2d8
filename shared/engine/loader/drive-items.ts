import type { BytePath } from '../files/byte-path.ts';
import { scan, type Found } from '../files/scan.ts';
import { readInventory, type InventoryItem } from '../inventory/read-inventory.ts';
import { appError } from '../../domain/error-codes.ts';

/** One thing that gets a row: something on the drive, or something that the inventory names and the drive lacks. */
export type DriveItem =
  | { readonly kind: 'found'; readonly found: Found; readonly expectedMd5: string | null }
  /** `within` is the folder that it was to be found in, where that cannot be read. */
  | { readonly kind: 'missing'; readonly path: BytePath; readonly within: Found | null };

export interface DriveItemsOptions {
  readonly root: string;
  /** An inventory file, sorted by path bytes; null for none. */
  readonly inventoryFile: string | null;
  /** Goes on behind this path. */
  readonly after: BytePath;
  readonly signal: AbortSignal;
}

const itemsAtOnce = 256;

/**
 * Everything on a drive that gets a row, in the order of its bytes, merged with the inventory; in bunches, so that the
 * caller's loop runs at full speed. Empty folders get no row: they have no object.
 * Throws INVENTORY_UNREADABLE and the system's error when the root cannot be read.
 */
export async function* driveItems(options: DriveItemsOptions): AsyncGenerator<readonly DriveItem[]> {
  const inventory = new InventoryCursor(options);
  let items: DriveItem[] = [];
  let closed: Found | null = null;
  const missing = (path: BytePath): DriveItem => {
    return { kind: 'missing', path, within: closed !== null && path.startsWith(closed.path) ? closed : null };
  };
  for (const found of scan(options.root, { after: options.after })) {
    if (found.kind === 'emptyFolder') continue;
    let expectedMd5: string | null = null;
    for (;;) {
      const entry = inventory.isBehind ? inventory.current : await inventory.fill();
      if (entry === null || entry.path > found.path) break;
      inventory.take();
      if (entry.path === found.path) {
        expectedMd5 = entry.md5;
        break;
      }
      items.push(missing(entry.path));
    }
    if (found.path.endsWith('/')) closed = found;
    items.push({ kind: 'found', found, expectedMd5 });
    if (items.length >= itemsAtOnce) {
      yield items;
      items = [];
    }
  }
  for (let entry = await inventory.fill(); entry !== null; entry = await inventory.fill()) {
    inventory.take();
    items.push(missing(entry.path));
    if (items.length >= itemsAtOnce) {
      yield items;
      items = [];
    }
  }
  if (items.length > 0) yield items;
}

type Entry = Extract<InventoryItem, { kind: 'entry' }>;

/** Walks a sorted inventory alongside the scan, reading ahead some entries. */
class InventoryCursor {
  private readonly source: AsyncGenerator<InventoryItem> | null;
  private readonly after: BytePath;
  private ahead: Entry[] = [];
  private at = 0;
  private isAtEnd: boolean;
  private last = '' as BytePath;

  constructor(options: DriveItemsOptions) {
    this.source =
      options.inventoryFile === null ? null : readInventory(options.inventoryFile, options.signal);
    this.after = options.after;
    this.isAtEnd = this.source === null;
  }

  /** Whether `current` is known without waiting. */
  get isBehind(): boolean {
    return this.at < this.ahead.length || this.isAtEnd;
  }

  get current(): Entry | null {
    return this.ahead[this.at] ?? null;
  }

  take(): void {
    this.at += 1;
  }

  async fill(): Promise<Entry | null> {
    if (this.isBehind) return this.current;
    this.ahead = [];
    this.at = 0;
    while (this.ahead.length < itemsAtOnce) {
      const next = await this.source?.next();
      if (next === undefined || next.done === true) {
        this.isAtEnd = true;
        break;
      }
      const item = next.value;
      if (item.kind === 'bad') throw broken(item.line, item.reason);
      if (item.path <= this.last) throw broken(item.line, 'it is not in the order of the path bytes');
      this.last = item.path;
      if (item.path > this.after) this.ahead.push(item);
    }
    return this.current;
  }
}

function broken(line: number, reason: string): Error {
  return appError('INVENTORY_UNREADABLE', { detail: `Line ${line}: ${reason}.`, details: { line } });
}

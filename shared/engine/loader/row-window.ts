import type { ImportLogRow } from '../../domain/import-log/row.ts';

/** A place in the log that is kept for a file until its row is known. */
export interface RowPlace {
  row: ImportLogRow | null;
}

/**
 * Puts rows in order: places are reserved in scan order, rows arrive in any order, and each is written as soon as all
 * before it are. Bounded by `limit` places that wait.
 */
export class RowWindow {
  private readonly write: (row: ImportLogRow) => void;
  private readonly limit: number;
  private places: RowPlace[] = [];
  private head = 0;
  private waiting: (() => void) | undefined;

  constructor(limit: number, write: (row: ImportLogRow) => void) {
    this.limit = limit;
    this.write = write;
  }

  /** How many places are reserved and not written yet. */
  get size(): number {
    return this.places.length - this.head;
  }

  reserve(): RowPlace {
    const place: RowPlace = { row: null };
    this.places.push(place);
    return place;
  }

  settle(place: RowPlace, row: ImportLogRow): void {
    place.row = row;
    if (place === this.places[this.head]) this.flush();
  }

  /** Resolves once there is room for another place; only one may wait. After `wake` the signal is looked at again. */
  async room(signal: AbortSignal): Promise<void> {
    while (this.size >= this.limit) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => (this.waiting = resolve));
    }
  }

  wake(): void {
    this.waiting?.();
  }

  private flush(): void {
    let place = this.places[this.head];
    while (place !== undefined && place.row !== null) {
      this.write(place.row);
      this.head += 1;
      place = this.places[this.head];
    }
    if (this.head > 4096 || this.head === this.places.length) {
      this.places = this.places.slice(this.head);
      this.head = 0;
    }
    if (this.size < this.limit) this.wake();
  }
}

/** How many slots a row is cut into. */
const slotsInRow = 4;

interface Row {
  readonly memory: SharedArrayBuffer;
  /** Bit by bit, which quarters are taken. */
  taken: number;
}

interface Waiting {
  readonly isWide: boolean;
  give(slot: Uint8Array): void;
}

const allQuarters = 2 ** slotsInRow - 1;

/**
 * Buffers shared with the reading threads. They bound how much is in flight. A wide slot is a whole row of memory, a slot
 * a quarter of one: so that both kinds together take no more memory than either.
 */
export class SlotPool {
  /** Bytes of a slot that is not wide. */
  readonly slotBytes: number;
  private readonly rows: Row[] = [];
  private readonly rowLimit: number;
  private readonly waiting: Waiting[] = [];

  constructor(rowLimit: number, slotBytes: number) {
    this.rowLimit = rowLimit;
    this.slotBytes = slotBytes;
  }

  get wideSlotBytes(): number {
    return this.slotBytes * slotsInRow;
  }

  /** A slot as soon as one is free: first come, first served, so that who wants a whole row gets one in the end. */
  take(isWide: boolean): Promise<Uint8Array> {
    return new Promise((give) => {
      this.waiting.push({ isWide, give });
      this.serve();
    });
  }

  give(slot: Uint8Array): void {
    const row = this.rows.find(({ memory }) => memory === slot.buffer);
    if (row !== undefined) row.taken &= ~this.quartersOf(slot);
    this.serve();
  }

  private serve(): void {
    for (;;) {
      const [next] = this.waiting;
      if (next === undefined) return;
      const slot = next.isWide ? this.cutWide() : this.cut();
      if (slot === undefined) return;
      this.waiting.shift();
      next.give(slot);
    }
  }

  /** From a row that is cut already, if there is one. */
  private cut(): Uint8Array | undefined {
    const row = this.rows.find(isCut) ?? this.emptyRow();
    if (row === undefined) return undefined;
    let quarter = 0;
    while ((row.taken & (1 << quarter)) !== 0) quarter += 1;
    row.taken |= 1 << quarter;
    return new Uint8Array(row.memory, quarter * this.slotBytes, this.slotBytes);
  }

  private cutWide(): Uint8Array | undefined {
    const row = this.emptyRow();
    if (row === undefined) return undefined;
    row.taken = allQuarters;
    return new Uint8Array(row.memory);
  }

  /** Rows are made when they are first needed. */
  private emptyRow(): Row | undefined {
    const empty = this.rows.find(({ taken }) => taken === 0);
    if (empty !== undefined || this.rows.length === this.rowLimit) return empty;
    const row = { memory: new SharedArrayBuffer(this.wideSlotBytes), taken: 0 };
    this.rows.push(row);
    return row;
  }

  private quartersOf(slot: Uint8Array): number {
    return slot.length === this.slotBytes ? 1 << (slot.byteOffset / this.slotBytes) : allQuarters;
  }
}

/** Whether some quarters of it are taken, and some are not. */
function isCut({ taken }: Row): boolean {
  return taken > 0 && taken < allQuarters;
}

/** Rows of a long list that lies elsewhere, fetched page by page as they come into view. */
export interface RowPages<Row> {
  /** The row, or undefined while it is on its way. What is shown may be old until its page has come anew. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Says which rows are in view; fetches what of them is missing or old. */
  readonly want: (first: number, count: number) => void;
  /** Says that the list has changed: everything fetched before is old. */
  readonly renew: () => void;
  /** Counts the changes that can be seen. */
  readonly version: () => number;
  readonly subscribe: (onChange: () => void) => () => void;
}

interface RowPagesOptions<Row> {
  readonly load: (from: number, count: number) => Promise<readonly Row[]>;
  readonly pageSize?: number;
  /** Pages that are kept; the one unused for longest goes first. */
  readonly keepPages?: number;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly generation: number;
}

/** Makes the pages of one list. A page that cannot be fetched is asked for again when it is wanted again. */
export function createRowPages<Row>(options: RowPagesOptions<Row>): RowPages<Row> {
  const { load, pageSize = 100, keepPages = 80 } = options;
  const pages = new Map<number, Page<Row>>();
  /** Page -> the generation that is being fetched. */
  const underway = new Map<number, number>();
  const listeners = new Set<() => void>();
  let generation = 0;
  let version = 0;

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  async function fetchPage(number: number): Promise<void> {
    const asked = generation;
    underway.set(number, asked);
    try {
      const rows = await load(number * pageSize, pageSize);
      const held = pages.get(number);
      if (held !== undefined && held.generation > asked) return;
      pages.delete(number);
      pages.set(number, { rows, generation: asked });
      dropUnused();
      changed();
    } catch {
      // Whoever owns the list tells what is wrong with it; here the rows just stay away.
    } finally {
      if (underway.get(number) === asked) underway.delete(number);
    }
  }

  function dropUnused(): void {
    for (const number of pages.keys()) {
      if (pages.size <= keepPages) return;
      pages.delete(number);
    }
  }

  return {
    rowAt(index) {
      return pages.get(Math.floor(index / pageSize))?.rows[index % pageSize];
    },
    want(first, count) {
      if (count <= 0) return;
      const last = Math.floor((first + count - 1) / pageSize);
      for (let number = Math.floor(first / pageSize); number <= last; number += 1) {
        const held = pages.get(number);
        if (held !== undefined) {
          pages.delete(number);
          pages.set(number, held);
        }
        if (held?.generation !== generation && underway.get(number) !== generation) void fetchPage(number);
      }
    },
    renew() {
      generation += 1;
    },
    version: () => version,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings } from '../../shared/contract/app.ts';
import type { AppClient, AppWideContract } from '../../shared/contract/contract.ts';
import type { OutputOf } from '../../shared/contract/define.ts';

/** The pages that go with a parcel. */
export const labelPages = ['label', 'slip'] as const;
export type LabelPage = (typeof labelPages)[number];

type Paper = Settings['paper'];
type Printer = OutputOf<AppWideContract, 'labels.printers'>[number];

/** What came of the last thing that was asked for. */
type LabelOutcome =
  | { readonly kind: 'printed'; readonly page: LabelPage }
  | { readonly kind: 'saved'; readonly page: LabelPage; readonly path: string }
  | { readonly kind: 'failed'; readonly problem: unknown };

/** Label and slip of a shipment, and how they are printed. */
interface LabelState {
  /** Null until it is known. */
  readonly paper: Paper | null;
  readonly printers: readonly Printer[];
  /** Null asks each time. */
  readonly printer: string | null;
  readonly html: Readonly<Record<LabelPage, string | null>>;
  readonly doing: { readonly page: LabelPage; readonly what: 'print' | 'save' } | null;
  readonly outcome: LabelOutcome | null;
}

/** Shows the pages and has them printed or saved. */
export interface LabelStore extends StoreApi<LabelState> {
  /** Follows the paper that is chosen and keeps the pages in step, until the returned function is called. */
  listen(): () => void;
  paperChosen(paper: Paper): void;
  printerChosen(printer: string | null): void;
  printAsked(page: LabelPage): Promise<void>;
  pdfAsked(page: LabelPage): Promise<void>;
  fileAsked(path: string): void;
}

/** Makes the store for one shipment. */
export function createLabelStore(client: AppClient, shipmentId: string): LabelStore {
  const store = createStore<LabelState>()(() => ({
    paper: null,
    printers: [],
    printer: null,
    html: { label: null, slip: null },
    doing: null,
    outcome: null,
  }));

  function failed(problem: unknown): void {
    store.setState({ outcome: { kind: 'failed', problem } });
  }

  async function load(paper: Paper): Promise<void> {
    try {
      const [label, slip] = await Promise.all(
        labelPages.map((page) => client.call('labels.page', { shipmentId, page, paper })),
      );
      // Another paper may have been chosen meanwhile.
      if (store.getState().paper !== paper) return;
      store.setState({ html: { label: label?.html ?? null, slip: slip?.html ?? null } });
    } catch (problem) {
      failed(problem);
    }
  }

  async function findPrinters(): Promise<void> {
    try {
      const printers = await client.call('labels.printers');
      const printer = printers.find(({ isDefault }) => isDefault)?.name ?? null;
      store.setState({ printers, printer });
    } catch (problem) {
      failed(problem);
    }
  }

  /** Does one thing at a time. */
  async function run(
    page: LabelPage,
    what: 'print' | 'save',
    work: (paper: Paper) => Promise<LabelOutcome | null>,
  ): Promise<void> {
    const { paper, doing } = store.getState();
    if (paper === null || doing !== null) return;
    store.setState({ doing: { page, what }, outcome: null });
    try {
      store.setState({ outcome: await work(paper) });
    } catch (problem) {
      failed(problem);
    } finally {
      store.setState({ doing: null });
    }
  }

  return {
    ...store,
    listen() {
      void findPrinters();
      return client.subscribe('settings.watch', undefined, {
        onValue({ paper }) {
          if (paper === store.getState().paper) return;
          store.setState({ paper });
          void load(paper);
        },
        onEnd: (error) => {
          if (error !== null) failed(error);
        },
      });
    },
    paperChosen: (paper) => void client.call('settings.change', { paper }).catch(failed),
    printerChosen: (printer) => store.setState({ printer }),
    printAsked: (page) =>
      run(page, 'print', async (paper) => {
        const { printer } = store.getState();
        const { isPrinted } = await client.call('labels.print', { shipmentId, page, paper, printer });
        return isPrinted ? { kind: 'printed', page } : null;
      }),
    pdfAsked: (page) =>
      run(page, 'save', async (paper) => {
        const { path } = await client.call('labels.savePdf', { shipmentId, page, paper });
        return path === null ? null : { kind: 'saved', page, path };
      }),
    fileAsked: (path) => void client.call('app.reveal', { path }).catch(failed),
  };
}

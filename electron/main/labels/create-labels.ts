import type { Clock } from '../../../shared/base/time.ts';
import type { Speech } from '../../../shared/words/words.ts';
import { saveFile } from '../documents/save-file.ts';
import type { Ports } from '../ports.ts';
import type { Shipments } from '../shipments/open-shipments.ts';
import { labelPage, type LabelRequest } from './label-pages.ts';

export interface LabelsOptions {
  readonly ports: Pick<Ports, 'dialogs' | 'printing'>;
  readonly shipments: Pick<Shipments, 'find' | 'folder'>;
  readonly words: () => Speech;
  readonly clock: Clock;
}

/** Labels and packing slips of shipments. Each throws NOT_FOUND for a shipment that is not there. */
export interface Labels {
  page(request: LabelRequest): Promise<string>;
  /** False when the person thinks better of it. Throws PRINT_FAILED. */
  print(request: LabelRequest & { readonly printer: string | null }): Promise<boolean>;
  /** Where it was saved; null when it was not. Throws FILE_UNWRITABLE. */
  savePdf(request: LabelRequest): Promise<string | null>;
}

/** Makes the labels. */
export function createLabels({ ports, shipments, words, clock }: LabelsOptions): Labels {
  async function page(request: LabelRequest): Promise<string> {
    const { shipmentId } = request;
    const shipment = shipments.find(shipmentId);
    const manifestText = await shipments.folder(shipmentId).manifest();
    return labelPage(request, { shipment, manifestText, atMs: clock.now(), language: words().language });
  }

  return {
    page,
    async print({ printer, ...request }) {
      return ports.printing.print(await page(request), { printer, paper: request.paper });
    },
    async savePdf(request) {
      const html = await page(request);
      const { jobId } = shipments.find(request.shipmentId);
      const { t } = words();
      const path = await ports.dialogs.chooseSave({
        title: t(`shipments-main:save.${request.page}`),
        name: `${t(`shipments-main:fileName.${request.page}`, { jobId })}.pdf`,
      });
      if (path !== null) await saveFile(path, await ports.printing.pdf(html, request.paper));
      return path;
    },
  };
}

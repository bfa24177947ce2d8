import type { Settings } from '../../../shared/contract/app.ts';
import { appError } from '../../../shared/domain/error-codes.ts';
import { proofHtml } from '../../../shared/domain/proof/proof-html.ts';
import type { ProofReport } from '../../../shared/domain/proof/proof-report.ts';
import { proofPageTexts } from '../../../shared/words/printed-pages.ts';
import type { Speech } from '../../../shared/words/words.ts';
import { saveFile } from '../documents/save-file.ts';
import { attempt } from '../jobs/attempt.ts';
import type { Ports } from '../ports.ts';
import { copyDurably } from './copy-durably.ts';
import type { ShipmentStore } from './shipment-store.ts';

export interface ExportOptions {
  readonly store: ShipmentStore;
  readonly ports: Pick<Ports, 'dialogs' | 'printing' | 'workers'>;
  readonly words: () => Speech;
  readonly paper: () => Settings['paper'];
}

/** Saves what a proof is made of where a person wants it. Each gives null when they think better of it. */
export interface ProofExport {
  /** Throws NOT_FOUND without a proof, FILE_UNREADABLE when inventory or log are gone, FILE_UNWRITABLE. */
  proof(shipmentId: string, format: 'html' | 'pdf' | 'csv'): Promise<string | null>;
  log(shipmentId: string): Promise<string | null>;
}

/** Makes the exports. */
export function createProofExport({ store, ports, words, paper }: ExportOptions): ProofExport {
  async function exportCsv(shipmentId: string, proof: ProofReport, csvAt: string): Promise<void> {
    const folder = store.folder(shipmentId);
    const isFetched = proof.log.file.startsWith('s3://');
    const end = await attempt(
      {
        workers: ports.workers,
        feed: 'work.prove',
        input: {
          source: proof.inventory.file,
          manifestFile: proof.manifest,
          log: { kind: 'file', path: isFetched ? folder.logFile : proof.log.file },
          keepLogAt: null,
          csvAt,
        },
        onProgress: () => undefined,
        onNotice: () => undefined,
      },
      new AbortController().signal,
    );
    if (end.kind === 'failed') throw end.error;
  }

  return {
    async proof(shipmentId, format) {
      const { jobId, proof, provedMs } = store.find(shipmentId);
      if (proof === null) throw appError('NOT_FOUND', { detail: `proof of job ${jobId}` });
      const { t } = words();
      const path = await ports.dialogs.chooseSave({
        title: t('shipments-main:save.proof'),
        name: `${t('shipments-main:fileName.proof', { jobId })}.${format}`,
      });
      if (path === null) return null;
      if (format === 'csv') await exportCsv(shipmentId, proof, path);
      else {
        const page = proofHtml(proof, provedMs ?? 0, proofPageTexts(words()));
        await saveFile(path, format === 'html' ? page : await ports.printing.pdf(page, paper()));
      }
      return path;
    },

    async log(shipmentId) {
      const { jobId, hasLog } = store.find(shipmentId);
      if (!hasLog) throw appError('NOT_FOUND', { detail: `log of job ${jobId}` });
      const { t } = words();
      const path = await ports.dialogs.chooseSave({
        title: t('shipments-main:save.log'),
        name: `${t('shipments-main:fileName.log', { jobId })}.csv`,
      });
      if (path !== null) await copyDurably(store.folder(shipmentId).logFile, path);
      return path;
    },
  };
}

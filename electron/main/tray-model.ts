import type { RunSnapshot } from '../../shared/contract/runs.ts';
import type { Shipment } from '../../shared/contract/shipments.ts';
import type { Speech } from '../../shared/words/words.ts';

/** What a line of the tray's menu does. */
export type TrayAction =
  | { readonly kind: 'open-customer' }
  | { readonly kind: 'open-station' }
  | { readonly kind: 'open-shipment'; readonly shipmentId: string }
  | { readonly kind: 'pause-all' }
  | { readonly kind: 'quit' };

/** A line of the tray's menu; without an action it only tells something. */
interface TrayLine {
  readonly label: string;
  readonly action: TrayAction | null;
}

/** What the tray shows. */
export interface TrayModel {
  readonly tooltip: string;
  readonly hasNews: boolean;
  /** Groups of lines, with a rule between them. */
  readonly groups: readonly (readonly TrayLine[])[];
}

type News = Pick<Shipment, 'shipmentId' | 'jobId' | 'isUnseen' | 'history'>;
type Work = Pick<RunSnapshot, 'state'>;

const mostNews = 8;

/** What the tray shows of shipments and work under way. */
export function trayModel({ t }: Speech, shipments: readonly News[], runs: readonly Work[]): TrayModel {
  const news = shipments.filter(({ isUnseen }) => isUnseen);
  const count = countUnderWay(runs);
  return {
    tooltip: tooltipOf({ t }, news.length, count),
    hasNews: news.length > 0,
    groups: [
      [
        { label: t('shell:tray.openCustomer'), action: { kind: 'open-customer' } },
        { label: t('shell:tray.openStation'), action: { kind: 'open-station' } },
      ],
      news.length === 0
        ? [{ label: t('shell:tray.noNews'), action: null }]
        : news.slice(0, mostNews).map((shipment) => newsLine({ t }, shipment)),
      ...(count === 0
        ? []
        : [[{ label: t('shell:tray.pauseAll', { count }), action: { kind: 'pause-all' } as const }]]),
      [{ label: t('shell:tray.quit'), action: { kind: 'quit' } }],
    ],
  };
}

/** How many runs hold a drive or a connection: what has to be paused before the program ends. */
export function countUnderWay(runs: readonly Work[]): number {
  return runs.filter(({ state }) => state === 'starting' || state === 'running' || state === 'stopping')
    .length;
}

function tooltipOf({ t }: Pick<Speech, 't'>, newsCount: number, workCount: number): string {
  if (workCount > 0) return t('shell:tray.tooltipWork', { count: workCount });
  if (newsCount > 0) return t('shell:tray.tooltipNews', { count: newsCount });
  return t('shell:title');
}

function newsLine({ t }: Pick<Speech, 't'>, { shipmentId, jobId, history }: News): TrayLine {
  const last = history.at(-1);
  const status = last === undefined ? t('shell:tray.news') : last.progressMessage;
  return {
    label: `${jobId}: ${status}`,
    action: { kind: 'open-shipment', shipmentId },
  };
}

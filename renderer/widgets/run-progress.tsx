import './run-progress.css';
import { useMemo, type ReactNode } from 'react';
import type { RunSnapshot } from '../../shared/contract/runs.ts';
import type { Speech } from '../../shared/words/words.ts';
import { FilePathText } from '../ui/file-path-text.tsx';
import { Figure, FigureRow } from '../ui/figure.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { RateGraph } from '../ui/rate-graph.tsx';
import { useWords } from '../words.tsx';
import { runStanding } from './run-words.ts';

interface RunProgressProps {
  readonly run: RunSnapshot;
  /** Leaves the graph out, where several runs share a screen. */
  readonly isCompact?: boolean;
}

/** How far a run is: what it does, how much of how much, how fast, how long still, and which file it is at. */
export function RunProgress({ run, isCompact = false }: RunProgressProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const { progress } = run;
  const failed = progress?.failed ?? 0;
  return (
    <div className="run-progress">
      <RunBar run={run} />
      <RunFigures run={run} />
      {!isCompact && run.rates.length > 1 && <RunGraph run={run} />}
      {failed > 0 && <Notice tone="warning">{t('runs:failed', { count: failed })}</Notice>}
      {progress?.current !== null && progress?.current !== undefined && (
        <div className="run-current">
          <span>{t('runs:current')}</span>
          <FilePathText path={progress.current} />
        </div>
      )}
    </div>
  );
}

/** The bar alone, with what is being done above it. */
export function RunBar({ run }: { readonly run: RunSnapshot }): ReactNode {
  const words = useWords();
  const share = shareOfRun(run);
  const valueText = progressText(words, run, share);
  const isPaused = run.state === 'paused' || run.state === 'waiting' || run.state === 'failed';
  return (
    <div className="run-bar">
      <div className="run-bar-head">
        <span role="status">{runStanding(words.t, run)}</span>
        <span>{share === null ? '' : words.format.percent(share)}</span>
      </div>
      <ProgressBar
        label={words.t(`runs:kind.${run.kind}`)}
        share={share}
        valueText={valueText}
        tone={run.state === 'failed' ? 'danger' : isPaused ? 'warning' : 'info'}
        isPaused={isPaused}
      />
    </div>
  );
}

function RunFigures({ run }: { readonly run: RunSnapshot }): ReactNode {
  const { t, format } = useWords();
  const { progress, nowBytesPerSecond, meanBytesPerSecond, remainingMs, state } = run;
  const isMoving = state === 'running';
  const { value, unit } = format.bytesParts(progress?.bytes ?? 0);
  const noteOf = (total: number | null, text: (total: number) => string): string =>
    total === null ? t('runs:counted') : t('runs:ofTotal', { total: text(total) });
  return (
    <FigureRow>
      <Figure
        label={t('runs:bytes')}
        value={value}
        unit={unit}
        note={noteOf(progress?.totalBytes ?? null, (total) => format.bytes(total))}
      />
      <Figure
        label={t('runs:files')}
        value={format.count(progress?.files ?? 0)}
        note={noteOf(progress?.totalFiles ?? null, (total) => format.count(total))}
      />
      <Figure
        label={t('runs:rateNow')}
        value={isMoving && nowBytesPerSecond !== null ? format.rate(nowBytesPerSecond) : '–'}
      />
      <Figure
        label={t('runs:rateMean')}
        value={meanBytesPerSecond === null ? '–' : format.rate(meanBytesPerSecond)}
      />
      <Figure
        label={t('runs:remaining')}
        value={isMoving && remainingMs !== null ? format.duration(roughly(remainingMs)) : '–'}
        note={isMoving && remainingMs === null ? t('runs:unknownYet') : undefined}
      />
      <Figure label={t('runs:elapsed')} value={format.duration(run.activeMs)} />
    </FigureRow>
  );
}

function RunGraph({ run }: { readonly run: RunSnapshot }): ReactNode {
  const { t, format } = useWords();
  const { rates, nowBytesPerSecond, meanBytesPerSecond } = run;
  const samples = useMemo(
    () => rates.map((perSecond, second) => ({ atMs: second * 1000, perSecond })),
    [rates],
  );
  const now = nowBytesPerSecond === null ? '–' : format.rate(nowBytesPerSecond);
  const mean = meanBytesPerSecond === null ? '–' : format.rate(meanBytesPerSecond);
  return (
    <RateGraph
      label={t('runs:graph', { now, mean })}
      samples={samples}
      meanPerSecond={meanBytesPerSecond}
      nowText={t('runs:graphNow', { rate: now })}
      meanText={t('runs:graphMean', { rate: mean })}
      formatRate={(perSecond) => format.rate(perSecond)}
    />
  );
}

/** How much is done, between 0 and 1; null while nobody knows how much it will be. */
export function shareOfRun({ progress, state }: RunSnapshot): number | null {
  if (state === 'done') return 1;
  if (progress === null || progress.totalBytes === null || progress.totalFiles === null) return null;
  const { bytes, totalBytes, files, totalFiles } = progress;
  if (totalBytes > 0) return Math.min(1, bytes / totalBytes);
  return totalFiles === 0 ? null : Math.min(1, files / totalFiles);
}

function progressText({ t, format }: Speech, { progress }: RunSnapshot, share: number | null): string {
  const bytes = format.bytes(progress?.bytes ?? 0);
  if (share === null || progress === null || progress.totalBytes === null) {
    return t('runs:openText', { done: bytes, files: t('common:files', { count: progress?.files ?? 0 }) });
  }
  const total = format.bytes(progress.totalBytes);
  return t('runs:shareText', { percent: format.percent(share), done: bytes, total });
}

/** Seconds that jump about are of no use far from the end. */
function roughly(durationMs: number): number {
  if (durationMs > 3_600_000) return Math.round(durationMs / 300_000) * 300_000;
  if (durationMs > 120_000) return Math.round(durationMs / 30_000) * 30_000;
  return Math.max(1000, durationMs);
}

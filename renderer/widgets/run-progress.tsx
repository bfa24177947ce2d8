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
import { doneOf, shareOfRun } from './run-share.ts';
import { runStanding } from './run-words.ts';

interface RunProgressProps {
  readonly run: RunSnapshot;
}

/** How far a run is: what it does, how much of how much, how fast, how long still, and which file it is at. */
export function RunProgress({ run }: RunProgressProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const { progress } = run;
  const failed = progress?.failed ?? 0;
  return (
    <div className="run-progress">
      <RunBar run={run} />
      <RunFigures run={run} />
      {run.rates.length > 1 && <RunGraph run={run} />}
      {failed > 0 && <Notice tone="warning">{t('runs:failed', { count: failed })}</Notice>}
      <RunCurrent run={run} />
    </div>
  );
}

/** Which file it is at, and what waits to be read back; of a run that rests nothing. */
function RunCurrent({ run: { state, progress } }: RunProgressProps): ReactNode {
  const { t, format } = useWords();
  const { current = null, unverifiedBytes = 0 } = progress ?? {};
  if (state !== 'running' || (current === null && unverifiedBytes === 0)) return null;
  return (
    <div className="run-current">
      {current !== null && (
        <>
          <span>{t('runs:current')}</span>
          <FilePathText path={current} />
        </>
      )}
      {unverifiedBytes > 0 && (
        <span className="run-unverified">
          {t('runs:unverified', { size: format.bytes(unverifiedBytes) })}
        </span>
      )}
    </div>
  );
}

/** The bar alone, with what is being done above it. */
function RunBar({ run }: { readonly run: RunSnapshot }): ReactNode {
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
  const { nowBytesPerSecond, meanBytesPerSecond, remainingMs, state } = run;
  const isMoving = state === 'running';
  const done = doneOf(run);
  const { value, unit } = format.bytesParts(done.bytes);
  const noteOf = (total: number | null, text: (total: number) => string): string =>
    total === null ? t('runs:counted') : t('runs:ofTotal', { total: text(total) });
  return (
    <FigureRow>
      <Figure
        label={t('runs:bytes')}
        value={value}
        unit={unit}
        note={noteOf(done.totalBytes, (total) => format.bytes(total))}
      />
      <Figure
        label={t('runs:files')}
        value={format.count(done.files)}
        note={noteOf(done.totalFiles, (total) => format.count(total))}
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
  const { rates, state, nowBytesPerSecond, meanBytesPerSecond } = run;
  const samples = useMemo(
    () => rates.map((perSecond, second) => ({ atMs: second * 1000, perSecond })),
    [rates],
  );
  const now = nowBytesPerSecond === null || state !== 'running' ? '–' : format.rate(nowBytesPerSecond);
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

function progressText({ t, format }: Speech, run: RunSnapshot, share: number | null): string {
  const { bytes, totalBytes, files } = doneOf(run);
  const done = format.bytes(bytes);
  if (share === null || totalBytes === null) {
    return t('runs:openText', { done, files: t('common:files', { count: files }) });
  }
  return t('runs:shareText', { percent: format.percent(share), done, total: format.bytes(totalBytes) });
}

/** Seconds that jump about are of no use far from the end. */
function roughly(durationMs: number): number {
  if (durationMs > 3_600_000) return Math.round(durationMs / 300_000) * 300_000;
  if (durationMs > 120_000) return Math.round(durationMs / 30_000) * 30_000;
  return Math.max(1000, durationMs);
}

import type { ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import type { RunSnapshot } from '../../../../shared/contract/runs.ts';
import type { Format } from '../../../../shared/words/format.ts';
import { Figure, FigureRow } from '../../../ui/figure.tsx';
import { FilePathText } from '../../../ui/file-path-text.tsx';
import type { Tone } from '../../../ui/palette.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { RateGraph } from '../../../ui/rate-graph.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';

const tones: Readonly<Partial<Record<RunSnapshot['state'], Exclude<Tone, 'neutral'>>>> = {
  paused: 'warning',
  waiting: 'warning',
  failed: 'danger',
};

/** How far a load is: bytes, files, rate, time left, what failed. */
export function LoadProgress({ run }: { readonly run: RunSnapshot }): ReactNode {
  const { t, format } = useWords();
  const { progress, state, nowBytesPerSecond, meanBytesPerSecond, remainingMs } = run;
  const jobId = run.subject.jobId ?? '';
  const tone = tones[state] ?? 'info';
  const rate = (perSecond: number | null): string => (perSecond === null ? '–' : format.rate(perSecond));
  const total = progress?.totalBytes ?? null;
  const bytes = progress?.bytes ?? 0;
  // A drive of empty files is done when all its files are.
  const share = total === null ? null : total === 0 ? shareOfFiles(run) : bytes / total;
  const done = format.bytes(bytes);
  return (
    <>
      <div className="station-run-head">
        <StatusBadge tone={tone}>{t(`station:drives.state.${state}`)}</StatusBadge>
        <span className="station-figures">
          {total === null
            ? t('station:drives.progressOpen', { done })
            : t('station:drives.progressText', { done, total: format.bytes(total) })}
        </span>
        {share !== null && <b className="station-figures">{format.percent(share)}</b>}
      </div>
      <ProgressBar
        label={t('station:drives.progress', { jobId })}
        share={share}
        valueText={share === null ? done : `${format.percent(share)}, ${done}`}
        tone={tone}
        isPaused={tone !== 'info'}
      />
      <FigureRow>
        <Figure label={t('station:drives.filesDone')} value={filesText(run, format)} />
        <Figure
          label={t('station:drives.rate')}
          value={state === 'running' ? rate(nowBytesPerSecond) : '–'}
          note={t('station:drives.mean', { rate: rate(meanBytesPerSecond) })}
        />
        <Figure
          label={t('station:drives.remaining')}
          value={remainingMs === null || state !== 'running' ? '–' : format.duration(remainingMs)}
        />
        <Figure label={t('station:drives.failedFiles')} value={format.count(progress?.failed ?? 0)} />
      </FigureRow>
      {run.rates.length > 1 && (
        <RateGraph
          label={t('station:drives.graph', {
            jobId,
            now: rate(nowBytesPerSecond),
            mean: rate(meanBytesPerSecond),
          })}
          samples={run.rates.map((perSecond, second) => ({ atMs: second * 1000, perSecond }))}
          meanPerSecond={meanBytesPerSecond}
          nowText={t('station:drives.now', { rate: rate(nowBytesPerSecond) })}
          meanText={t('station:drives.mean', { rate: rate(meanBytesPerSecond) })}
          formatRate={(perSecond) => format.rate(perSecond)}
        />
      )}
      {progress?.current !== null && progress?.current !== undefined && state === 'running' && (
        <div className="station-current">
          <span className="station-quiet">{t('station:drives.current')}</span>
          <FilePathText path={printable(progress.current)} />
        </div>
      )}
    </>
  );
}

function filesText({ progress }: RunSnapshot, { count }: Pick<Format, 'count'>): string {
  const { files, totalFiles } = progress ?? { files: 0, totalFiles: null };
  return totalFiles === null ? count(files) : `${count(files)} / ${count(totalFiles)}`;
}

function shareOfFiles({ progress }: RunSnapshot): number {
  const { files, totalFiles } = progress ?? { files: 0, totalFiles: null };
  return totalFiles === null || totalFiles === 0 ? 0 : files / totalFiles;
}

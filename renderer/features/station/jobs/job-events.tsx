import type { ReactNode } from 'react';
import type { JobEventView } from '../../../../shared/contract/station.ts';
import { isAbortCode } from '../../../../shared/domain/job/transitions.ts';
import type { Speech } from '../../../../shared/words/words.ts';
import { Timeline } from '../../../ui/timeline.tsx';
import { useWords } from '../../../words.tsx';

const named = [
  'created',
  'updated',
  'received',
  'load-started',
  'load-resumed',
  'load-finished',
  'aborted',
  'canceled',
  'expired',
  'returned',
] as const;

const detailNames = [
  'target',
  'bucketOverride',
  'errorCount',
  'reason',
  'carrier',
  'trackingNumber',
  'logKey',
] as const;

interface JobEventsProps {
  readonly label: string;
  /** Oldest first. */
  readonly events: readonly JobEventView[];
}

/** What happened to a job, oldest first, as it was written down. */
export function JobEvents({ label, events }: JobEventsProps): ReactNode {
  const words = useWords();
  const { t, format } = words;
  return (
    <Timeline
      label={label}
      items={events.map((event, index) => ({
        id: String(index),
        title: titleOf(words, event),
        state: isAbortCode(event.to ?? '') || event.what === 'expired' ? 'problem' : 'done',
        time: format.dateTime(event.atMs),
        text: (
          <>
            <div>{t('station:job.eventsBy', { who: whoOf(words, event.who) })}</div>
            {detailsOf(words, event).map((line) => (
              <div key={line} className="station-break">
                {line}
              </div>
            ))}
          </>
        ),
      }))}
    />
  );
}

/** Whoever did it: a customer, a technician or the loader, by what the store writes in front of the name. */
function whoOf({ t }: Speech, who: string): string {
  const [role = '', ...name] = who.split(' ');
  if (role !== 'customer' && role !== 'station' && role !== 'loader') return who;
  return t(`station:job.eventWho.${role}`, { name: name.join(' ') }).trim();
}

/** An event that the catalogue does not know is told as it was written down. */
function titleOf({ t }: Speech, { what, to }: JobEventView): string {
  const known = named.find((name) => name === what);
  const title = known === undefined ? what : t(`station:job.event.${known}`);
  return to === null ? title : `${title} → ${to}`;
}

function detailsOf({ t }: Speech, { detail }: JobEventView): readonly string[] {
  return detailNames.flatMap((name) => {
    const value = detail[name];
    const isTold = (typeof value === 'string' && value !== '') || (typeof value === 'number' && value > 0);
    return isTold ? [t(`station:job.eventDetail.${name}`, { value })] : [];
  });
}

import type { AppHandlers } from '../../shared/contract/contract.ts';
import type { RunSnapshot } from '../../shared/contract/runs.ts';
import type { Shipment } from '../../shared/contract/shipments.ts';
import type { Settings } from '../../shared/contract/app.ts';
import type { Log } from './ports.ts';

/** What the shell outside of the windows goes by: the same feeds that windows have. */
export interface Following {
  readonly shipments: () => readonly Shipment[];
  readonly runs: () => readonly RunSnapshot[];
  stop(): void;
}

interface FollowOptions {
  readonly handlers: Pick<AppHandlers, 'shipments.watch' | 'runs.watch' | 'settings.watch'>;
  readonly log: Log;
  readonly onSettings: (settings: Settings) => void;
  /** Told after any change. */
  readonly onChange: () => void;
}

/** Follows settings, shipments and work for as long as the program runs. */
export function follow({ handlers, log, onSettings, onChange }: FollowOptions): Following {
  const { signal, abort } = stoppable();
  let shipments: readonly Shipment[] = [];
  let runs: readonly RunSnapshot[] = [];

  async function each<T>(values: AsyncIterable<T>, use: (value: T) => void): Promise<void> {
    try {
      for await (const value of values) {
        if (signal.aborted) return;
        use(value);
        onChange();
      }
    } catch (error) {
      if (!signal.aborted) log.fault('shell', error);
    }
  }

  void each(handlers['settings.watch'](undefined, signal), onSettings);
  void each(handlers['shipments.watch'](undefined, signal), (value) => (shipments = value));
  void each(handlers['runs.watch'](undefined, signal), (value) => (runs = value));
  return { shipments: () => shipments, runs: () => runs, stop: abort };
}

function stoppable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

import { applyChanges } from '../../shared/base/apply-changes.ts';
import { appWideContract, type AppHandlers } from '../../shared/contract/contract.ts';
import type { Watched } from '../../shared/contract/watched.ts';
import { appError } from '../../shared/domain/error-codes.ts';
import { labelPage } from '../../electron/main/labels/label-pages.ts';
import { sampleManifest } from './sample-manifest.ts';
import { nowMs } from './sample-time.ts';
import type { World } from './world.ts';

/**
 * Answers a window from a world. What a person changes in drafts and settings is kept; what a scene has no answer for is
 * refused, as by a program that cannot do it.
 */
export function fixtureHandlers(world: Watched<World>): AppHandlers {
  const told = toldHandlers(world);
  const names = Object.keys(appWideContract) as (keyof AppHandlers)[];
  const entries = names.map((name) => [
    name,
    (input: never, signal: AbortSignal) => {
      const answer = world.get().answers[name] ?? told[name];
      if (answer === undefined) throw appError('NOT_FOUND', { detail: name });
      return answer(input, signal);
    },
  ]);
  // Each name of the contract has an entry, which hands on what the handler of that name takes and gives.
  return Object.fromEntries(entries) as AppHandlers;
}

function toldHandlers(world: Watched<World>): Partial<AppHandlers> {
  async function* tell<Value>(signal: AbortSignal, select: (now: World) => Value): AsyncGenerator<Value> {
    for await (const now of world.watch(signal)) yield select(now);
  }
  const change = (changes: Partial<World>): void => world.set({ ...world.get(), ...changes });
  return {
    'app.info': () => world.get().info,
    'app.libraries': () => [{ name: 'react', version: '19.3.1', license: 'MIT', text: 'MIT License' }],
    'app.choose': () => ({ paths: [] }),
    'app.reportFault': ({ text }) => void process.stderr.write(`${text}\n`),
    'app.testNotification': () => ({ isShown: true }),
    'settings.watch': (_input, signal) => tell(signal, ({ settings }) => settings),
    'settings.change'(changes) {
      const settings = applyChanges(world.get().settings, changes);
      change({ settings });
      return settings;
    },
    'drives.watch': (_input, signal) =>
      tell(signal, ({ drives, drivesError }) => ({ drives: [...drives], error: drivesError })),
    'accounts.watch': (_input, signal) => tell(signal, ({ accounts }) => [...accounts]),
    'addresses.watch': (_input, signal) => tell(signal, ({ addresses }) => [...addresses]),
    'drafts.watch': (_input, signal) => tell(signal, ({ drafts }) => [...drafts]),
    'drafts.change'({ draftId, changes }) {
      const drafts = world
        .get()
        .drafts.map((draft) => (draft.draftId === draftId ? applyChanges(draft, changes) : draft));
      change({ drafts });
      const changed = drafts.find((draft) => draft.draftId === draftId);
      if (changed === undefined) throw appError('NOT_FOUND', { detail: draftId });
      return changed;
    },
    'tree.watch': (_spec, signal) =>
      tell(signal, ({ tree }) => {
        if (tree === null) throw appError('NOT_FOUND', { detail: 'tree' });
        return tree.state;
      }),
    'tree.rows'({ from, count }) {
      const { tree } = world.get();
      if (tree === null) throw appError('NOT_FOUND', { detail: 'tree' });
      const { revision, rowCount } = tree.state;
      return { revision, rows: tree.rows(from, Math.min(count, Math.max(0, rowCount - from))) };
    },
    'tree.filter': () => undefined,
    'tree.toggle': () => undefined,
    'tree.reveal': () => ({ row: null }),
    'runs.watch': (_input, signal) => tell(signal, ({ runs }) => [...runs]),
    'shipments.watch': (_input, signal) => tell(signal, ({ shipments }) => [...shipments]),
    'shipments.markSeen': () => undefined,
    'shipments.manifest': () => ({ text: sampleManifest }),
    'labels.printers': () => [
      { name: 'office', title: 'Office LaserJet', isDefault: true },
      { name: 'pdf', title: 'PDF', isDefault: false },
    ],
    'labels.page'(request) {
      const shipment = world.get().shipments.find(({ shipmentId }) => shipmentId === request.shipmentId);
      if (shipment === undefined) throw appError('NOT_FOUND', { detail: request.shipmentId });
      const language = world.get().settings.language === 'de' ? 'de' : 'en';
      return {
        html: labelPage(request, { shipment, manifestText: sampleManifest, atMs: nowMs, language }),
      };
    },
    'station.watch': (_input, signal) => tell(signal, ({ station }) => station),
    'station.jobs': (_input, signal) => tell(signal, ({ jobs }) => [...jobs]),
    'station.drives': (_input, signal) =>
      tell(signal, ({ stationDrives }) => ({ drives: [...stationDrives], error: null })),
    'targets.watch': (_input, signal) => tell(signal, ({ targets }) => [...targets]),
    'stationAccounts.watch': (_input, signal) => tell(signal, ({ stationAccounts }) => [...stationAccounts]),
  };
}

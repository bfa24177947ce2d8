import {
  startFaultProxy,
  type FaultProxy,
  type ProxyRule,
} from '../../../../servers/fault-proxy/fault-proxy.ts';
import { pathOf } from '../../../../servers/fault-proxy/proxied-request.ts';
import { beginCheck } from '../../checker/checker.ts';
import type { Excuse } from '../../checker/read-log.ts';
import type { Fault, History, Violation } from '../../fault.ts';
import { createRandom, type Random } from '../../random.ts';
import { makeScene, type Scene } from '../../scene/scene.ts';
import type { Ended } from '../../work-run.ts';
import { runToTheEnd, runWork } from '../../works.ts';
import { loadInside } from './load-inside.ts';

/** What a fault of the store needs to be told from the others. */
export interface StoreFaultSpec {
  readonly id: string;
  readonly title: string;
  readonly histories?: number;
  /** The rules of one history. `otherUrl` is a host that must never be asked anything. */
  readonly rules: (
    random: Random,
    world: { readonly scene: Scene; readonly otherUrl: string },
  ) => readonly ProxyRule[];
  /** What the row of a file that was befallen may say besides; none unless told: then the log is as without the fault. */
  readonly codes?: readonly string[];
  /** How the run with the fault may end, besides 0: 1 with `codes`, 3 when it stops. */
  readonly mayStop?: boolean;
  /** Silences are waited for: the load runs in this process, with less patience than a minute. */
  readonly isSilent?: boolean;
}

/** Patience with a store that says nothing, milliseconds. */
const silenceMs = 300;

/** Makes a row of the table: loads through a proxy that spoils what the rules say, then through the same proxy without them. */
export function storeFault(spec: StoreFaultSpec): Fault {
  return {
    id: spec.id,
    family: 'store',
    title: spec.title,
    works: ['load-s3'],
    histories: spec.histories ?? 10,
    run: (history) => run(spec, history),
  };
}

async function run(spec: StoreFaultSpec, history: History): Promise<readonly Violation[]> {
  const random = createRandom(history.seed, spec.id);
  const scene = await makeScene(history);
  const proxy = await startFaultProxy(scene.server?.url ?? '');
  const other = await startFaultProxy(scene.server?.url ?? '');
  try {
    const check = await beginCheck(scene);
    for (const rule of spec.rules(random, { scene, otherUrl: other.url })) proxy.add(rule);
    const endpointUrl = proxy.url;
    const host = random.pick(['cli', 'worker', 'inside', 'inside'] as const);
    const first =
      spec.isSilent === true || host === 'inside'
        ? await loadInside(scene, { endpointUrl, silenceMs, signal: history.signal })
        : await runWork(scene, { endpointUrl, host });
    const befallen = proxy.seen.filter(({ fault }) => fault !== null);
    for (const { kind, fault } of befallen) history.note(`${spec.id} ${fault?.kind ?? ''} ${kind}`);
    proxy.clear();
    await proxy.settled();
    const isOver = first.exitCode === 0 || first.exitCode === 1 || first.isHung;
    const ended = isOver ? first : await runToTheEnd(scene, { endpointUrl });
    const codes = spec.codes ?? [];
    const excuses = codes.length === 0 ? [] : excusesFor(scene, proxy, ['OK', ...codes]);
    return [
      ...(await check.after(ended, { excuses, mayLeaveUploads: codes.includes('AccessDenied') })),
      ...checkFirst(spec, first),
      ...checkRequests(scene, proxy),
      ...other.seen.map(({ request }): Violation => {
        return { what: 'exit', detail: `another host was asked ${request.method} ${request.target}` };
      }),
    ];
  } finally {
    await proxy.close();
    await other.close();
    await scene.close();
  }
}

/** The files whose requests were befallen. */
function excusesFor(scene: Scene, proxy: FaultProxy, codes: readonly string[]): readonly Excuse[] {
  const keys = new Set(
    proxy.seen.filter(({ fault }) => fault !== null).map(({ request }) => pathOf(request)),
  );
  return [...scene.tree, ...scene.own]
    .filter(({ path }) => keys.has(`/${scene.bucket}/${path}`))
    .map(({ drivePath }) => ({ file: drivePath, codes }));
}

/** The run that met the fault came to its end, or stopped and said so; it never broke down. */
function checkFirst(spec: StoreFaultSpec, first: Ended): Violation[] {
  const { exitCode, isHung, said } = first;
  if (isHung) return [{ what: 'hang', detail: `the load did not end: ${said.slice(-400)}` }];
  const wanted = [0, ...(spec.codes === undefined ? [] : [1]), ...(spec.mayStop === true ? [3] : [])];
  if (exitCode !== null && wanted.includes(exitCode)) return [];
  const detail = `with the fault it ended with ${exitCode ?? first.signal}, not ${wanted.join(' or ')}: ${said.slice(-400)}`;
  return [{ what: 'exit', detail }];
}

/** Requests that a load of the scene makes when nothing is wrong, at most. */
function plainRequests({ tree, own }: Scene): number {
  const partBytes = 8 * 2 ** 20;
  const files = [...tree, ...own];
  const parts = files.map(({ content }) => Math.ceil(content.length / partBytes) + 2);
  // Looking at the bucket, the log, and clearing away what an earlier run left.
  return parts.reduce((sum, count) => sum + count, 0) + 20;
}

/** No storm: each request that was spoilt is made again a few times, and nothing else is. */
function checkRequests(scene: Scene, proxy: FaultProxy): Violation[] {
  const befallen = proxy.seen.filter(({ fault }) => fault !== null).length;
  const limit = 2 * plainRequests(scene) + 3 * befallen;
  const counts = new Map<string, number>();
  for (const { kind, request } of proxy.seen) {
    const name = `${kind} ${request.target}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  if (proxy.seen.length <= limit && most <= 24) return [];
  const detail = `${proxy.seen.length} requests, ${most} of them the same; ${befallen} were spoilt`;
  return [{ what: 'hang', detail: `a storm: ${detail}` }];
}

import * as z from 'zod';
import type { Progress } from '../../shared/base/progress.ts';
import { call, feed, nothing, type Contract } from '../../shared/contract/define.ts';
import { made } from '../../shared/contract/plain.ts';
import { treeContract } from '../../shared/contract/tree.ts';
import { deskContract, matchContract } from './desk-contract.ts';
import type { StoreAccess } from './store-contract.ts';
import type { PrepareSpec } from '../../shared/engine/writer/prepare-spec.ts';
import type { LoadSpec } from '../../shared/engine/loader/load.ts';
import type { VerifySpec } from '../../shared/engine/loader/verify-report.ts';

export type { StoreAccess } from './store-contract.ts';

/** Where a load puts objects. */
export type TargetAccess =
  | { readonly kind: 's3'; readonly store: StoreAccess }
  | { readonly kind: 'folder'; readonly folder: string };

/** A reconciliation as a worker is told of it. */
export interface ProveTask {
  /** An inventory file, or the root of a drive that has one. */
  readonly source: string;
  readonly manifestFile: string | null;
  readonly log:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'bucket'; readonly store: StoreAccess; readonly bucket: string; readonly key: string };
  /** Where a log from a bucket is kept, whole, before it is read; null for a log that is a file already. */
  readonly keepLogAt: string | null;
  /** Where a table of every file and what became of it is written; null for none. */
  readonly csvAt: string | null;
}

/** What long work tells; the last of them is `result`. A feed that ends without one was stopped. */
export type WorkEvent =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'result'; readonly result: unknown };

const WorkEventShape = made<WorkEvent>();

/**
 * What the main process asks of a worker. Each piece of long work is a feed: ending it stops the work, and `work.idle`
 * tells when files and connections are let go.
 */
export const workerContract = {
  'work.prepare': feed(made<PrepareSpec>(), WorkEventShape),
  'work.rehearse': feed(made<VerifySpec>(), WorkEventShape),
  'work.load': feed(z.object({ spec: made<LoadSpec>(), target: made<TargetAccess>() }), WorkEventShape),
  'work.prove': feed(made<ProveTask>(), WorkEventShape),
  'work.idle': call(nothing, nothing),
  ...treeContract,
  ...matchContract,
  ...deskContract,
} satisfies Contract;

export type WorkerContract = typeof workerContract;

import { nodeFlag, type ListName, type NodeTable } from './node-table.ts';

const comparesBetweenPauses = 1000;

/**
 * Sorts what a folder holds by the bytes of the names, in steps: each `next` does a little. Until the last one nothing
 * is changed. Takes up runs that are in order already, as those of several sources are; equal names keep their order.
 */
export function* sortFolder(nodes: NodeTable, folder: number): Generator<void> {
  for (const list of ['folders', 'files'] as const) {
    const flag = list === 'files' ? nodeFlag.filesUnsorted : nodeFlag.foldersUnsorted;
    if (!nodes.has(folder, flag)) continue;
    nodes.relink(folder, list, yield* sorted(nodes, idsOf(nodes, folder, list)));
  }
}

function idsOf(nodes: NodeTable, folder: number, list: ListName): Int32Array {
  const ids: number[] = [];
  for (let id = nodes.first(folder, list); id !== -1; id = nodes.next(id)) ids.push(id);
  return Int32Array.from(ids);
}

function* sorted(nodes: NodeTable, ids: Int32Array): Generator<void, Int32Array> {
  const compare = (left: number | undefined, right: number | undefined): number =>
    nodes.compareNames(left ?? 0, right ?? 0);
  let from = ids;
  let to: Int32Array = new Int32Array(ids.length);
  let starts = [0];
  let compares = 0;
  for (let at = 1; at < from.length; at += 1) {
    if (compare(from[at - 1], from[at]) > 0) starts.push(at);
    compares += 1;
    if (compares % comparesBetweenPauses === 0) yield;
  }
  while (starts.length > 1) {
    const merged: number[] = [];
    for (let run = 0; run < starts.length; run += 2) {
      const start = starts[run] ?? 0;
      const middle = starts[run + 1] ?? from.length;
      const end = starts[run + 2] ?? from.length;
      merged.push(start);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at += 1) {
        const takesLeft = left < middle && (right >= end || compare(from[left], from[right]) <= 0);
        to[at] = from[takesLeft ? left : right] ?? 0;
        if (takesLeft) left += 1;
        else right += 1;
        compares += 1;
        if (compares % comparesBetweenPauses === 0) yield;
      }
    }
    starts = merged;
    [from, to] = [to, from];
  }
  return from;
}

import { whyNoRadosgw } from '../../servers/radosgw/start-radosgw.ts';
import { bytesAt, filesAt, type Section } from '../bench.ts';
import { makeCorpus } from '../corpus.ts';
import { loadContestants, loadPrograms } from '../load-contestants.ts';
import { raceTable } from '../race-table.ts';
import { sideBySide } from '../side-by-side.ts';
import { startCephStore } from '../stores/ceph-store.ts';

const explanation = [
  "Into Ceph's S3 gateway, a real server that checks every signature, over one object store in memory, on the same processors:",
  'here the server is the limit, not the client. It takes no bodies in aws-chunked framing, so the AWS SDK sends none.',
].join('\n');

/** Loading into a real server; how much is bounded by its memory, since it frees nothing while it runs. */
export const cephSections: readonly Section[] = [
  {
    part: 'ceph',
    title: 'Load into Ceph',
    async run(bench) {
      const why = whyNoRadosgw();
      if (why !== null) return { text: `Not measured here: ${why}.`, bars: [], programs: [] };
      const parts: string[] = [explanation];
      for (const shape of [
        { files: filesAt(bench.scale, 3000), sizeBytes: 4096 },
        { files: 2, sizeBytes: bytesAt(bench.scale, 32 * 2 ** 20) },
      ]) {
        const corpus = makeCorpus(bench.work, shape);
        const store = await startCephStore();
        try {
          const contestants = loadContestants({ work: bench.work, store, isPlainOnly: true });
          parts.push(raceTable(corpus, await sideBySide(corpus, contestants, bench)).trim());
        } finally {
          await store.close();
        }
      }
      return { text: parts.join('\n\n'), bars: [], programs: ['radosgw', ...loadPrograms] };
    },
  },
];

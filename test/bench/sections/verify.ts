import { ratioBar } from '../bars.ts';
import { bytesAt, filesAt, type Section } from '../bench.ts';
import { makeCorpus } from '../corpus.ts';
import { raceTable } from '../race-table.ts';
import { sideBySide } from '../side-by-side.ts';
import { verifyContestants, verifyPrograms } from '../verify-contestants.ts';

const explanation = [
  'All files in the page cache. The MD5 of every file is taken; `verify` also matches every path to its key and rules, and',
  'finds the rows that the import log would have.',
].join('\n');

/** Verifying a drive at home beside programs that take the MD5 of all files. */
export const verifySections: readonly Section[] = [
  {
    part: 'verify',
    title: 'Verify: small files',
    async run(bench) {
      const corpus = makeCorpus(bench.work, { files: filesAt(bench.scale, 50_000), sizeBytes: 4096 });
      const rows = await sideBySide(corpus, verifyContestants(bench.work), bench);
      const what = `verify, ${corpus.name}`;
      return {
        text: `${explanation}\n\n${raceTable(corpus, rows)}`,
        programs: verifyPrograms,
        bars: [
          ratioBar({ what, rows, peer: 'md5deep', peers: is('md5deep'), atLeast: 2 }),
          ratioBar({ what, rows, peer: 'rclone md5sum', peers: is('rclone'), atLeast: 2.5 }),
          ratioBar({ what, rows, peer: 'find | xargs -P2 md5sum', peers: is('find'), atLeast: 1 }),
        ],
      };
    },
  },
  {
    part: 'verify',
    title: 'Verify: large files',
    async run(bench) {
      const sizeBytes = bytesAt(bench.scale, 512 * 2 ** 20);
      const corpus = makeCorpus(bench.work, { files: 8, sizeBytes });
      const rows = await sideBySide(corpus, verifyContestants(bench.work), bench);
      return {
        text: `${explanation} With xargs, two md5sum run side by side, four files each.\n\n${raceTable(corpus, rows)}`,
        programs: verifyPrograms,
        bars: [
          ratioBar({
            what: `verify, ${corpus.name}`,
            rows,
            peer: 'two parallel md5sum',
            peers: is('find'),
            atLeast: 0.95,
          }),
        ],
      };
    },
  },
];

function is(start: string): (name: string) => boolean {
  return (name) => name.startsWith(start);
}

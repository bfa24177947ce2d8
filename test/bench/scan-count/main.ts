import { scan } from '../../../shared/engine/files/scan.ts';

// Walks a folder as every load begins, and says how many files it found.
let files = 0;
for (const found of scan(process.argv[2] ?? '.')) {
  if (found.kind === 'file') files += 1;
}
process.stdout.write(`${JSON.stringify({ files })}\n`);

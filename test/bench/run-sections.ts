import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { messageOf } from '../../shared/base/errors.ts';
import { barTable, collectBars } from './bars.ts';
import type { Bench, Section, SectionResult } from './bench.ts';
import { machine, versionOf } from './machine.ts';
import { writeSection } from '../write-section.ts';

const barsTitle = 'The bars';

/**
 * Measures sections one behind the other and writes each into the file as soon as it is there. One that fails leaves what
 * the file has of it, and does not keep the others from being measured. Gives how many failed.
 */
export async function runSections(
  sections: readonly Section[],
  bench: Bench,
  fileOf: (section: Section) => string | null,
): Promise<number> {
  let failed = 0;
  for (const section of sections) {
    bench.signal.throwIfAborted();
    const startedMs = performance.now();
    bench.log(`${section.title}\n`);
    try {
      const result = await section.run(bench);
      const text = sectionText(result, bench, (performance.now() - startedMs) / 1000);
      process.stdout.write(`## ${section.title}\n\n${text}\n`);
      const file = fileOf(section);
      if (file !== null) write(file, section.title, text, result.bars.length > 0);
    } catch (error) {
      bench.signal.throwIfAborted();
      failed += 1;
      bench.log(`  ${section.title} could not be measured: ${messageOf(error)}\n`);
    }
    bench.log(`  ${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`);
  }
  return failed;
}

function sectionText(result: SectionResult, bench: Bench, seconds: number): string {
  const versions = [...new Set(result.programs.map(versionOf).filter((version) => version !== ''))];
  const day = new Date().toISOString().slice(0, 10);
  const size = {
    full: '',
    quick: ' A trial with a part of the data.',
    tiny: ' A trial with next to no data.',
  };
  const runs = bench.runs === 1 ? 'one run' : `${bench.runs} runs`;
  return [
    `${[`${day}: ${machine()}`, ...versions].join('; ')}; ${runs}; ${seconds.toFixed(0)} s in all.${size[bench.scale]}`,
    result.text.trim(),
    barTable(result.bars).trim(),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function write(file: string, title: string, text: string, hasBars: boolean): void {
  if (!existsSync(file)) writeFileSync(file, '# Measured\n');
  // First, so that it stands before the sections that it sums up.
  const isSummedUp = readFileSync(file, 'utf8').includes(`\n## ${barsTitle}\n`);
  if (hasBars && !isSummedUp) writeSection(file, barsTitle, '');
  writeSection(file, title, text);
  if (hasBars || isSummedUp)
    writeSection(file, barsTitle, collectBars(readFileSync(file, 'utf8'), barsTitle));
}

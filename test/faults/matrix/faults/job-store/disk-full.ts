import { join } from 'node:path';
import { AppError } from '../../../../../shared/base/errors.ts';
import { systemClock } from '../../../../../shared/base/time.ts';
import { openStation } from '../../../../../shared/engine/station/open-station.ts';
import { testManifest } from '../../../../journey/signed-drive.ts';
import { beginCheck } from '../../checker/checker.ts';
import type { Fault, History, Violation } from '../../fault.ts';
import { createRandom } from '../../random.ts';
import { makeScene } from '../../scene/scene.ts';
import { runToTheEnd, runWork } from '../../works.ts';
import { checkStore, type AskedChange } from './check-store.ts';
import { mountSmallDisk, whyNoSmallDisk } from './small-disk.ts';

/** A full disk below the station, amidst a load. */
export const diskFullInLoad: Fault = {
  id: 'job-store-full-load',
  family: 'job-store',
  title: "The station's disk is full amidst a load: its log, its checkpoint, the state of its job",
  works: ['load-s3', 'load-folder'],
  histories: 10,
  whyNot: whyNoSmallDisk,
  run: fillAndLoad,
};

async function fillAndLoad(history: History): Promise<readonly Violation[]> {
  const random = createRandom(history.seed, 'job-store-full-load');
  const disk = mountSmallDisk(join(history.folder, 'data'), 8);
  try {
    const scene = await makeScene(history);
    try {
      const check = await beginCheck(scene);
      disk.fill(random.pick([0, 4096, random.between(0, 120_000)]));
      const first = await runWork(scene);
      disk.relieve();
      const isOver = first.exitCode === 0;
      const ended = isOver ? first : await runToTheEnd(scene);
      const violations = [...(await check.after(ended))];
      if (!isOver && (first.exitCode !== 3 || !/full|ENOSPC|space|disk/i.test(first.said)))
        violations.push({
          what: 'exit',
          detail: `with a full disk it ended with ${first.exitCode}: ${first.said}`,
        });
      return violations;
    } finally {
      await scene.close();
    }
  } finally {
    disk.unmount();
  }
}

/** A full disk below the station, amidst the making of jobs. */
export const diskFullInCreate: Fault = {
  id: 'job-store-full-create',
  family: 'job-store',
  title: "The station's disk is full amidst CreateJob and UpdateJob",
  works: ['load-s3'],
  histories: 10,
  whyNot: whyNoSmallDisk,
  run: fillAndCreate,
};

async function fillAndCreate({ seed, folder }: History): Promise<readonly Violation[]> {
  const random = createRandom(seed, 'job-store-full-create');
  const dataFolder = join(folder, 'data');
  const disk = mountSmallDisk(dataFolder, 8);
  const violations: Violation[] = [];
  const asked: AskedChange[] = [];
  try {
    const station = await openStation({ dataFolder, clock: systemClock, create: true });
    try {
      const { account, accessKeyId } = await station.accounts.add('Jane');
      const service = station.service({ labelBaseUrl: 'http://127.0.0.1/label/' });
      const caller = { account, accessKeyId };
      const manifest = Buffer.from(testManifest('bucket', ['# '.padEnd(random.between(10, 20_000), 'x')]));
      const submission = { jobType: 'Import', manifest, validateOnly: false } as const;
      const create = async (): Promise<void> => {
        const { jobId } = await service.createJob(caller, submission);
        asked.push({ jobId: jobId ?? '', what: 'created', isAcknowledged: true });
        if (random.next() < 0.5) return;
        await service.updateJob(caller, jobId ?? '', submission);
        asked.push({ jobId: jobId ?? '', what: 'updated', isAcknowledged: true });
      };
      await create();
      disk.fill(random.between(0, 400_000));
      const refusal = await firstRefusal(create);
      if (!(refusal instanceof AppError) || refusal.code !== 'STATION_DATABASE')
        violations.push({ what: 'exit', detail: `a full disk was told as ${String(refusal)}` });
      disk.relieve();
      await create();
    } finally {
      await station.close();
    }
    violations.push(...checkStore(dataFolder, asked));
    return violations;
  } finally {
    disk.unmount();
  }
}

async function firstRefusal(create: () => Promise<void>): Promise<unknown> {
  for (let count = 0; count < 5000; count += 1) {
    try {
      await create();
    } catch (error) {
      return error;
    }
  }
  return 'nothing';
}

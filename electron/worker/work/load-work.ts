import { join } from 'node:path';
import type { Clock } from '../../../shared/base/time.ts';
import { runLoad, type LoadReport, type LoadSpec } from '../../../shared/engine/loader/load.ts';
import { createFolderSink } from '../../../shared/engine/loader/sinks/folder-sink.ts';
import { createS3Sink } from '../../../shared/engine/loader/sinks/s3/s3-sink.ts';
import { createUploadJournal } from '../../../shared/engine/loader/sinks/s3/upload-journal.ts';
import type { Sink } from '../../../shared/engine/loader/sinks/sink.ts';
import { openStation } from '../../../shared/engine/station/open-station.ts';
import type { WorkTools } from '../work-feed.ts';
import type { TargetAccess } from '../worker-contract.ts';
import { storeOptions } from './store-options.ts';

/** A load as the main process describes it. */
export interface LoadTask {
  readonly spec: LoadSpec;
  readonly target: TargetAccess;
}

/** Loads a drive for its job. The station's data folder is open here too, as it may be in several processes. */
export async function loadWork(task: LoadTask, clock: Clock, tools: WorkTools): Promise<LoadReport> {
  const { spec, target } = task;
  const station = await openStation({ dataFolder: spec.dataFolder, clock, create: false });
  try {
    return await runLoad(
      spec,
      { jobs: station.loadJobs, openSink: (folder) => openSink(target, folder, clock), clock },
      tools,
    );
  } finally {
    await station.close();
  }
}

function openSink(target: TargetAccess, loadFolder: string, clock: Clock): Sink {
  if (target.kind === 'folder') {
    return createFolderSink({
      folder: target.folder,
      owner: loadFolder.split(/[\\/]/).at(-1) ?? 'load',
    });
  }
  return createS3Sink({
    ...storeOptions(target.store, clock),
    journal: createUploadJournal(join(loadFolder, 'uploads.jsonl')),
  });
}

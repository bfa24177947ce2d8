import type { DeskJobDetails } from '../../../shared/contract/station.ts';
import { addressLines } from '../../../shared/domain/labels/address-lines.ts';
import { manifestFacts } from '../../../shared/domain/manifest/manifest-facts.ts';
import { readManifest } from '../../../shared/domain/manifest/read-manifest.ts';
import type { Station } from '../../../shared/engine/station/station.ts';

/** All that the desk knows of a job. Throws JOB_NOT_FOUND. */
export async function jobDetails(station: Station, jobId: string): Promise<DeskJobDetails> {
  const { job, events } = await station.desk.show(jobId);
  const loadJob = await station.loadJobs.find(job.jobId);
  const manifest = loadJob === null ? undefined : readManifest(loadJob.currentManifest).manifest;
  return {
    job,
    events: [...events],
    fields: manifest === undefined ? [] : [...manifestFacts(manifest)],
    returnAddress: manifest === undefined ? [] : [...addressLines(manifest.returnAddress)],
  };
}

import { afterEach, describe, expect, it } from 'vitest';
import { sendElsewhere, sendForever, startAnswering } from '../../../test/servers/answering.ts';
import { systemClock } from '../../base/time.ts';
import { downloadPage } from './download-page.ts';
import { createJobClient } from './job-client.ts';

type Answer = Parameters<typeof startAnswering>[0];

const servers: Awaited<ReturnType<typeof startAnswering>>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Where a service answers every request so. */
async function serviceThat(answer: Answer): Promise<string> {
  const server = await startAnswering(answer);
  servers.push(server);
  return server.url;
}

async function askFor(answer: Answer): Promise<unknown> {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const endpointUrl = await serviceThat(answer);
  const client = createJobClient({ endpointUrl, credentials, clock: systemClock, attempts: 1 });
  try {
    return await client.getStatus('AB1CD');
  } finally {
    await client.close();
  }
}

const entities = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(20)}">`);

describe('a hostile job service', () => {
  it.each([
    ['nothing', ''],
    ['elements without end', '<a>'.repeat(200_000)],
    ['entities of entities', `<!DOCTYPE a [<!ENTITY e0 "lol">${entities.join('')}]><a>&e20;</a>`],
    [
      'a file',
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><GetStatusResponse>&e;</GetStatusResponse>',
    ],
    ['names of the language', '<__proto__><constructor>1</constructor></__proto__>'],
    ['another result', '<ListJobsResponse><ListJobsResult/></ListJobsResponse>'],
    [
      'an id that is none',
      '<GetStatusResponse><GetStatusResult><JobId>../../x</JobId></GetStatusResult></GetStatusResponse>',
    ],
    ...['-1', '12 files', '9007199254740993', '1e3'].map((count) => [
      `${count} for a count`,
      `<GetStatusResponse><GetStatusResult><JobId>AB1CD</JobId><ErrorCount>${count}</ErrorCount></GetStatusResult></GetStatusResponse>`,
    ]),
  ])('that answers %s is not believed', async (_, xml) => {
    await expect(askFor((response) => response.end(xml))).rejects.toMatchObject({
      code: 'JOB_SERVICE_ANSWER',
    });
  });

  it('that pages through the same jobs for ever is not asked for ever', async () => {
    let page = 0;
    const endpointUrl = await serviceThat((response) => {
      page += 1;
      const jobs = `<Jobs><member><JobId>${page % 2 === 0 ? 'AAAAA' : 'BBBBB'}</JobId></member></Jobs>`;
      response.end(
        `<ListJobsResponse><ListJobsResult>${jobs}<IsTruncated>true</IsTruncated></ListJobsResult></ListJobsResponse>`,
      );
    });
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
    const client = createJobClient({ endpointUrl, credentials, clock: systemClock, attempts: 1 });
    const jobs = client.allJobs();
    await expect(
      (async () => {
        for await (const { jobId } of jobs) expect(jobId).toMatch(/^(AAAAA|BBBBB)$/);
      })(),
    ).rejects.toMatchObject({ code: 'JOB_SERVICE_ANSWER' });
    await client.close();
  });

  it('that never ends its answer is not listened to', async () => {
    await expect(askFor(sendForever)).rejects.toMatchObject({ code: 'JOB_SERVICE_UNREACHABLE' });
  });

  it('that sends elsewhere is not followed', async () => {
    await expect(askFor(sendElsewhere)).rejects.toMatchObject({ code: 'JOB_SERVICE_ANSWER' });
  });
});

describe('downloadPage', () => {
  const { signal } = new AbortController();

  it.each(['file:///etc/passwd', 'data:text/html,x', 'javascript:1', '/labels/x', ''])(
    'fetches nothing from %j',
    async (url) => {
      await expect(downloadPage(url, signal)).rejects.toMatchObject({ code: 'JOB_SERVICE_ANSWER' });
    },
  );

  it('follows nobody elsewhere, and takes no page without end', async () => {
    const elsewhere = await serviceThat(sendElsewhere);
    await expect(downloadPage(elsewhere, signal)).rejects.toMatchObject({ code: 'JOB_SERVICE_ANSWER' });
    const endless = await serviceThat(sendForever);
    await expect(downloadPage(endless, signal)).rejects.toMatchObject({ code: 'JOB_SERVICE_UNREACHABLE' });
  });
});

import { mkdirSync } from 'node:fs';
import { Command, Option } from 'commander';
import { startStrictS3 } from './strict-s3.ts';

interface Flags {
  readonly port: string;
  readonly accessKeyId: string;
  readonly region: string;
  readonly bucket: readonly string[];
  readonly bodies: 'memory' | 'drop';
  readonly folder?: string;
}

const program = new Command('strict-s3')
  .description(
    'A strict S3 server on 127.0.0.1 for tests and demonstrations. Prints its URL; ends on SIGTERM.',
  )
  .option('--port <number>', 'port; 0 takes any free one', '0')
  .option('--access-key-id <id>', 'access key; its secret is read from STRICT_S3_SECRET', 'STRICTACCESSKEY')
  .option('--region <name>', 'region that requests must be signed for', 'us-east-1')
  .option('--bucket <name...>', 'buckets that are there from the start', [])
  .addOption(
    new Option('--bodies <how>', 'what becomes of bodies').choices(['memory', 'drop']).default('memory'),
  )
  .option('--folder <path>', 'keep bodies in files of this folder instead');

const flags = program.parse().opts<Flags>();
if (flags.folder !== undefined) mkdirSync(flags.folder, { recursive: true });
const server = await startStrictS3({
  port: Number(flags.port),
  credentials: {
    accessKeyId: flags.accessKeyId,
    secretAccessKey: process.env['STRICT_S3_SECRET'] ?? 'strict/Secret+Access+Key',
  },
  region: flags.region,
  buckets: flags.bucket,
  bodies: flags.folder === undefined ? flags.bodies : { folder: flags.folder },
});
process.stdout.write(`${server.url}\n`);
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => void server.close().then(() => process.exit(0)));
}

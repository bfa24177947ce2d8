import { Command } from 'commander';
import { startSink } from './sink-server.ts';

const program = new Command('sink')
  .description('An S3 server on 127.0.0.1 that checks and lets go. Prints its URL; ends on SIGTERM.')
  .option('--port <number>', 'port; 0 takes any free one', '0')
  .option('--bucket <name...>', 'buckets that are there from the start', []);

const { port, bucket: names } = program
  .parse()
  .opts<{ readonly port: string; readonly bucket: readonly string[] }>();
const sink = await startSink(Number(port));
for (const name of names) await fetch(`${sink.url}/${name}`, { method: 'PUT' });
process.stdout.write(`${sink.url}\n`);
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => void sink.close().then(() => process.exit(0)));
}

import type { Activity, Frame } from './cpu-profile.ts';

/** What the program's time is told by, most special first: the first that owns a frame has it. */
export const activities: readonly Activity[] = [
  { title: 'garbage collection', owns: ({ name }) => name === '(garbage collector)' },
  { title: 'event loop and runtime', owns: ({ name }) => name === '(program)' },
  { title: 'file system calls', owns: inside('node:fs', 'node:internal/fs') },
  {
    title: 'sockets',
    owns: inside('node:net', 'node:internal/stream_base_commons', 'node:internal/streams', 'node:stream'),
  },
  { title: 'start-up: loading code', owns: inside('node:internal/modules', 'node:internal/process/esm') },
  { title: 'messages between threads', owns: inside('node:internal/worker') },
  { title: 'HTTP client', owns: inside('node_modules/undici') },
  { title: 'signing', owns: inside('shared/engine/sigv4') },
  { title: 'request and answer', owns: inside('shared/engine/s3', 'shared/engine/loader/sinks') },
  { title: 'scan', owns: inside('shared/engine/files/scan') },
  { title: 'keys and rules', owns: inside('shared/domain/keys', 'shared/engine/loader/object-rules') },
  { title: 'import log', owns: inside('shared/domain/import-log', 'shared/engine/loader/load-log') },
  { title: 'reading and MD5', owns: inside('shared/engine/loader/reading', 'shared/engine/files') },
  { title: 'handing on, in order', owns: inside('shared/engine/loader') },
  { title: 'copying, MD5 and journal', owns: inside('shared/engine/writer') },
];

function inside(...sources: readonly string[]): (frame: Frame) => boolean {
  return ({ source }) => sources.some((start) => source.startsWith(start));
}

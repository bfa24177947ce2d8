import { constants } from 'node:fs';
import { systemCode } from '../../base/errors.ts';

/** What is read or written directly begins and ends at a multiple of this, in the file and in memory. */
export const directBlockBytes = 4096;

/** FILE_FLAG_NO_BUFFERING as Node's file functions hand it on under Windows, which names no constant for it. */
const windowsDirect = 0x02000000;

/** What opens a file past the page cache; 0 where the system has no such flag. */
export function directFlag(): number {
  if (process.platform === 'linux') return constants.O_DIRECT;
  return process.platform === 'win32' ? windowsDirect : 0;
}

/** Whether an error says that the file system does no direct I/O: told at open or at the first read or write. */
export function isDirectRefused(error: unknown): boolean {
  return systemCode(error) === 'EINVAL' || systemCode(error) === 'ENOTSUP';
}

interface WithWebAssembly {
  readonly WebAssembly: {
    readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  };
}

/** Memory for direct I/O. WebAssembly's begins on a page, other buffers need not. */
export function alignedBuffer(sizeBytes: number): Uint8Array {
  // Node's types name no WebAssembly; every Node has it.
  const { WebAssembly } = globalThis as unknown as WithWebAssembly;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(sizeBytes / 65_536) });
  return new Uint8Array(memory.buffer, 0, sizeBytes);
}

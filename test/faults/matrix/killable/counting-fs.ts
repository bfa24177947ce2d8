import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { passing, roleOf } from './kill-point.ts';

type Call = (this: unknown, ...args: readonly unknown[]) => unknown;

/** Calls that change something, by what they are given: one path, two, or a descriptor. */
const ofPath = ['appendFile', 'chmod', 'mkdir', 'rm', 'rmdir', 'truncate', 'unlink', 'utimes', 'writeFile'];
const ofTwoPaths = ['copyFile', 'link', 'rename', 'symlink'];
const ofDescriptor = ['fdatasync', 'fsync', 'ftruncate', 'futimes', 'fchmod', 'write', 'writev'];
const ofHandle = ['appendFile', 'chmod', 'datasync', 'sync', 'truncate', 'utimes', 'write', 'writeFile'];

/** What is written to through which descriptor. */
const roles = new Map<number, string>();

/** `node:fs` whose calls that change something are counted. */
export function countingFs(): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = { promises: countingPromises() };
  const real = fs as unknown as Readonly<Record<string, Call>>;
  for (const name of ofPath) own[`${name}Sync`] = onPath(name, callOf(real, `${name}Sync`));
  for (const name of ofTwoPaths) own[`${name}Sync`] = onTwoPaths(name, callOf(real, `${name}Sync`));
  for (const name of ofDescriptor) own[`${name}Sync`] = onDescriptor(name, callOf(real, `${name}Sync`));
  own['write'] = onDescriptor('write', callOf(real, 'write'), callOf(real, 'writeSync'));
  own['openSync'] = (...args: readonly unknown[]): unknown => {
    const open = (): number => Number(callOf(real, 'openSync')(...args));
    const descriptor = isWriting(args[1]) ? passing(`open ${roleOf(args[0])}`, open) : open();
    roles.set(descriptor, roleOf(args[0]));
    return descriptor;
  };
  return { ...fs, ...own };
}

/** `node:fs/promises`, the same. */
export function countingPromises(): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  const real = promises as unknown as Readonly<Record<string, Call>>;
  for (const name of ofPath) own[name] = onPath(name, callOf(real, name));
  for (const name of ofTwoPaths) own[name] = onTwoPaths(name, callOf(real, name));
  own['open'] = async (...args: readonly unknown[]): Promise<unknown> => {
    const open = (): unknown => callOf(real, 'open')(...args);
    if (!isWriting(args[1])) return open();
    // The call gives a FileHandle; its methods are looked up by name.
    const handle = (await passing(`open ${roleOf(args[0])}`, open)) as Record<string, Call>;
    for (const name of ofHandle) {
      const call = handle[name]?.bind(handle);
      if (call !== undefined) handle[name] = onHandle(`${name} ${roleOf(args[0])}`, call);
    }
    return handle;
  };
  return { ...promises, ...own };
}

function callOf(from: Readonly<Record<string, Call>>, name: string): Call {
  const call = from[name];
  if (call === undefined) throw new Error(`no ${name}`);
  return call;
}

function isWriting(flags: unknown): boolean {
  if (typeof flags === 'number')
    return (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT)) !== 0;
  return typeof flags === 'string' && flags !== 'r';
}

function onPath(name: string, call: Call): Call {
  const writes = name === 'writeFile' || name === 'appendFile';
  return (...args) => {
    const [path, data, ...rest] = args;
    const tear = writes ? (): unknown => call(path, firstHalf(data), ...rest) : undefined;
    return passing(`${name} ${roleOf(path)}`, () => call(...args), tear);
  };
}

function onTwoPaths(name: string, call: Call): Call {
  return (...args) => passing(`${name} ${roleOf(args[0])} to ${roleOf(args[1])}`, () => call(...args));
}

/** `half` is what writes a half of it, and has done so when it returns. */
function onDescriptor(name: string, call: Call, half: Call = call): Call {
  return (...args) => {
    const [descriptor, data, offset, length, position] = args;
    if (typeof descriptor === 'number' && descriptor <= 2) return call(...args);
    const role = roles.get(Number(descriptor)) ?? 'another file';
    const isWrite = name === 'write' && data instanceof Uint8Array;
    const from = typeof offset === 'number' ? offset : 0;
    const count = typeof length === 'number' ? length : isWrite ? data.byteLength - from : 0;
    const tear = isWrite ? (): unknown => half(descriptor, data, from, count >> 1, position) : undefined;
    return passing(`${name} ${role}`, () => call(...args), tear);
  };
}

function onHandle(name: string, call: Call): Call {
  const isWrite = /^(write|writeFile|appendFile) /.test(name);
  return (...args) => {
    const [data, offset, length, ...rest] = args;
    const tear = (): unknown =>
      name.startsWith('write ') && typeof length === 'number'
        ? call(data, offset, length >> 1, ...rest)
        : call(firstHalf(data), ...args.slice(1));
    return passing(name, () => call(...args), isWrite ? tear : undefined);
  };
}

function firstHalf(data: unknown): unknown {
  if (typeof data === 'string') return data.slice(0, data.length >> 1);
  return data instanceof Uint8Array ? Buffer.from(data).subarray(0, data.length >> 1) : data;
}

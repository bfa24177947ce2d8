import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readManifest } from './read-manifest.ts';

const rounds = 100_000;
const limitMs = 50;
const folder = new URL('../../../test/fixtures/manifests/', import.meta.url);
const encoder = new TextEncoder();
const samples = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** A small generator with a seed, so that a failure can be repeated. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const random = createRandom(20_090_521);

function pick<T>(values: readonly T[]): T {
  return values[random(values.length)] as T;
}

const fragments = [
  ':',
  '#',
  ' #',
  '"',
  "'",
  '\\',
  '-',
  '- ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\uFEFF',
  '---',
  '...',
  '{',
  '}',
  '[',
  ']',
  '&a',
  '*a',
  '!!js',
  '|',
  '>',
  '~',
  'null',
  '\\u',
  '\\xZZ',
  '\\UFFFFFFFF',
  '\uD800',
  'é',
  '🎈',
  '(',
  '(?=',
  '{1000}',
  '\\p{L}',
  ';',
  '@',
  '%',
  'returnAddress:',
  'ignore:',
  'substitutions:',
  '"a" : "b"',
  '# drivepost-inventory-sha256: ',
  'operations:',
  '  - (a+)+$',
] as const;

function mutateLines(text: string): string {
  const lines = text.split('\n');
  const at = random(lines.length);
  switch (random(6)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, lines[random(lines.length)] ?? '');
      break;
    case 2:
      lines[at] = `${' '.repeat(random(9))}${(lines[at] ?? '').trimStart()}`;
      break;
    case 3:
      lines[at] = `${lines[at] ?? ''}${pick(fragments)}`;
      break;
    case 4:
      lines.splice(at, 0, pick(samples).split('\n')[random(10)] ?? '');
      break;
    default:
      lines[at] = (lines[at] ?? '').slice(random(20));
  }
  return lines.join('\n');
}

function mutateText(text: string): string {
  const at = random(text.length + 1);
  return `${text.slice(0, at)}${pick(fragments)}${text.slice(at + random(4))}`;
}

/** Texts made to be slow: long lines, deep nesting, many names, many patterns, bombs of aliases. */
const bombs: readonly ((size: number) => string)[] = [
  (size) => `prefix: ${'x'.repeat(size)}\n`,
  (size) => `prefix: ${' #'.repeat(size / 2)}\n`,
  (size) => `prefix: ${'#'.repeat(size)}\n`,
  (size) => `prefix: "${'\\'.repeat(size)}\n`,
  (size) => `prefix: '${"''".repeat(size / 2)}\n`,
  (size) => `prefix: ${' '.repeat(size)}x\n`,
  (size) =>
    Array.from({ length: Math.floor(Math.sqrt(size * 2)) }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  (size) =>
    `contentTypes:\n${Array.from({ length: Math.floor(Math.sqrt(size * 2)) }, (_, at) => `${' '.repeat(at + 1)}a${at}:`).join('\n')}`,
  (size) => `x: ${'['.repeat(size)}`,
  (size) => `x: ${'{a: '.repeat(size / 4)}`,
  (size) =>
    `a: &a [x,x]\n${Array.from({ length: size / 30 }, (_, at) => `b${at}: &b${at} [*b${at - 1},*b${at - 1}]`).join('\n')}`,
  (size) => Array.from({ length: size / 6 }, (_, at) => `f${at}:`).join('\n'),
  (size) => 'bucke:\n'.repeat(size / 7),
  (size) => `returnAddress:\n${Array.from({ length: size / 8 }, (_, at) => ` nam${at}:`).join('\n')}`,
  (size) => `ignore:\n${' - a\n'.repeat(size / 5)}`,
  (size) => `ignore:\n - ${'x{1000}'.repeat(size / 7)}\n`,
  (size) => `ignore:\n - ${'(x{30}){30}'.repeat(size / 11)}\n`,
  (size) => `ignore:\n - ${'\\pL'.repeat(size / 3)}\n`,
  (size) => `ignore:\n - "${'[\\\\pL\\\\pN]'.repeat(size / 10)}"\n`,
  (size) => `ignore:\n - ${'(?i)[^\\x{41}-\\x{10FFFE}]'.repeat(size / 24)}\n`,
  (size) => `ignore:\n - ${'('.repeat(size / 2)}a${')*'.repeat(size / 4)}\n`,
  (size) => `ignore:\n${' - x{40}\n'.repeat(size / 9)}`,
  (size) => `ignore:\n - ${'a?'.repeat(size / 2)}\n`,
  (size) => `notificationEmail: ${'a@b;'.repeat(size / 4)}\n`,
  (size) => `notificationEmail: ${'@'.repeat(size)}\n`,
  (size) => `substitutions:\n${Array.from({ length: size / 12 }, (_, at) => ` "${at}" : "x"`).join('\n')}`,
  (size) => `staticMetadata:\n${' x : y\n'.repeat(size / 7)}`,
  (size) => `returnAddress:\n street1: ${'p '.repeat(size / 2)}\n`,
  (size) => `returnAddress:\n street1: post ${' '.repeat(size)}\n country: ${'é'.repeat(size / 4)}\n`,
  (size) => `eraseDevice: ${';'.repeat(size)}x\nacl: ${' ;'.repeat(size / 4)}x\n`,
  (size) => `customs:\n deviceHTS: ${'12'.repeat(size / 2)}\n deviceValue: ${'0'.repeat(size / 4)}\n`,
  (size) => '# drivepost-inventory-sha256: 0\n'.repeat(size / 33),
  (size) => '\r'.repeat(size),
  (size) => `- ${'- '.repeat(size / 2)}`,
  (size) => ' \n'.repeat(size / 2),
];

function nextInput(round: number): Uint8Array {
  const sample = pick(samples);
  if (round % 500 === 0) {
    const bomb = bombs[(round / 500) % bombs.length];
    return encoder.encode(`${sample}${bomb?.(60_000) ?? ''}`);
  }
  let text = sample;
  const changes = 1 + random(6);
  for (let at = 0; at < changes; at += 1) text = random(2) === 0 ? mutateLines(text) : mutateText(text);
  if (round % 50 === 0) text += pick(bombs)(random(3000) + 40);
  const bytes = encoder.encode(text);
  if (random(5) === 0) bytes[random(bytes.length)] = random(256);
  return bytes;
}

function timeMs(bytes: Uint8Array): number {
  const startMs = performance.now();
  readManifest(bytes);
  return performance.now() - startMs;
}

test(`${rounds.toLocaleString('en-US')} mutated manifests: none crashes, none takes over ${limitMs} ms`, () => {
  for (const sample of samples) for (let at = 0; at < 30; at += 1) readManifest(encoder.encode(sample));
  const slow: string[] = [];
  let slowestMs = 0;
  let accepted = 0;
  for (let round = 0; round < rounds; round += 1) {
    const bytes = nextInput(round);
    const startMs = performance.now();
    const { manifest, problems } = readManifest(bytes);
    let tookMs = performance.now() - startMs;
    // The machine may have been busy with something else: what is slow is slow again.
    for (let retry = 0; retry < 3 && tookMs > limitMs / 5; retry += 1)
      tookMs = Math.min(tookMs, timeMs(bytes));
    slowestMs = Math.max(slowestMs, tookMs);
    if (tookMs > limitMs) slow.push(`round ${round}: ${tookMs.toFixed(0)} ms`);
    if (manifest !== undefined) accepted += 1;
    if ((manifest === undefined) !== problems.some((problem) => problem.severity === 'error')) {
      throw new Error(`round ${round}: a manifest must be there exactly when no problem is an error`);
    }
  }
  expect(slow).toEqual([]);
  // A fuzzer whose every input is refused at once, or none, tests little.
  expect(accepted).toBeGreaterThan(rounds / 20);
  expect(accepted).toBeLessThan(rounds);
  process.stdout.write(`slowest ${slowestMs.toFixed(1)} ms, ${accepted} of ${rounds} accepted\n`);
}, 180_000);

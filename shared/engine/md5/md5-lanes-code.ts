import { md5Step } from './md5-steps.ts';
import { op, simd, wasmBytes, WasmCode } from './wasm-code.ts';

/** How many messages are hashed side by side: two vectors of four, so that one goes on while the other waits for a result. */
export const laneCount = 8;

/** Bytes that MD5 takes in at a time. */
export const blockBytes = 64;

/** Where things lie in the memory that the code works on. Bytes from its start. */
export const layout = {
  /** A, B, C and D of MD5: eight lanes each, 32 bits a lane. */
  state: 0,
  /** Where each lane's next block lies: eight numbers of 32 bits. */
  pointers: 128,
  /** What `md5Constants` gives. */
  constants: 1024,
  /** The blocks at work: sixteen words, eight lanes each. */
  words: 2048,
  /** From here on the memory is the caller's. */
  free: 4096,
} as const;

const vectorBytes = 16;
const four = [0, 1, 2, 3] as const;

/** How many vectors are at work: one has half the lanes, and takes half the time. */
const halvesOf = { 4: [0], 8: [0, 1] } as const;

/** Local 0 is the parameter; behind it lie the lanes' pointers, then the vectors. */
const blocksLeft = 0;
const firstPointer = 1;
const firstLetter = firstPointer + laneCount;
const firstScratch = firstLetter + 8;
const scratchCount = 8;

/** B, C and D of one half: the locals they are in. */
interface Letters {
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/**
 * WebAssembly that takes eight messages, or the first four, some blocks further: MD5 (RFC 1321) in vectors, of which each
 * lane belongs to another message. It exports `run(blocks)`, for one block at least.
 */
export function md5LanesModule(count: keyof typeof halvesOf = laneCount): Uint8Array<ArrayBuffer> {
  const code = new WasmCode();
  const halves = halvesOf[count];
  const lanes = Array.from({ length: count }, (_, lane) => lane);
  for (const lane of lanes) {
    code.i32(0).memory(op.i32Load, layout.pointers + lane * 4);
    code.set(firstPointer + lane);
  }
  code.loop();
  for (const half of halves) transpose(code, half);
  for (const half of halves) loadState(code, half);
  for (let step = 0; step < 64; step += 1) for (const half of halves) takeStep(code, half, step);
  for (const half of halves) addToState(code, half);
  for (const lane of lanes) {
    const pointer = firstPointer + lane;
    code.get(pointer).i32(blockBytes).do(op.i32Add).set(pointer);
  }
  code.get(blocksLeft).i32(1).do(op.i32Sub).tee(blocksLeft).do(op.brIf).do(0).do(op.end);
  for (const lane of lanes) {
    code.i32(0).get(firstPointer + lane);
    code.memory(op.i32Store, layout.pointers + lane * 4);
  }
  return wasmBytes({ name: 'run', i32Locals: laneCount, v128Locals: 8 + scratchCount, code });
}

/** The 64 constants of MD5, each four times, as a vector has them. */
export function md5Constants(): Uint32Array {
  const constants = new Uint32Array(64 * 4);
  for (let step = 0; step < 64; step += 1) {
    constants.fill(md5Step(step).constant, step * 4, step * 4 + 4);
  }
  return constants;
}

/** Turns the next block of four messages into sixteen vectors: each has the same word of all four. */
function transpose(code: WasmCode, half: number): void {
  for (const quarter of four) {
    for (const row of four) {
      code.get(firstPointer + half * 4 + row).vectorMemory(simd.v128Load, quarter * vectorBytes);
      code.set(firstScratch + row);
    }
    // The words of two messages by turns …
    for (const [at, [upper, lower, words]] of [
      [0, 1, [0, 4, 1, 5]] as const,
      [2, 3, [0, 4, 1, 5]] as const,
      [0, 1, [2, 6, 3, 7]] as const,
      [2, 3, [2, 6, 3, 7]] as const,
    ].entries()) {
      code.get(firstScratch + upper).get(firstScratch + lower);
      code.shuffle(words).set(firstScratch + 4 + at);
    }
    // … then of all four.
    for (const [word, [upper, lower, words]] of [
      [4, 5, [0, 1, 4, 5]] as const,
      [4, 5, [2, 3, 6, 7]] as const,
      [6, 7, [0, 1, 4, 5]] as const,
      [6, 7, [2, 3, 6, 7]] as const,
    ].entries()) {
      code
        .i32(0)
        .get(firstScratch + upper)
        .get(firstScratch + lower);
      code.shuffle(words).vectorMemory(simd.v128Store, wordOffset(half, quarter * 4 + word));
    }
  }
}

/** One of the 64 steps. The letters change their places with each, and are back after four. */
function takeStep(code: WasmCode, half: number, step: number): void {
  const { round, word, bits } = md5Step(step);
  const letter = (index: number): number => letterLocal(half, (index + 64 - step) % 4);
  const a = letter(0);
  const b = letter(1);
  const scratch = firstScratch + half;
  code.get(a);
  code.i32(0).vectorMemory(simd.v128Load, layout.constants + step * vectorBytes);
  code.vector(simd.i32x4Add);
  code.i32(0).vectorMemory(simd.v128Load, wordOffset(half, word));
  code.vector(simd.i32x4Add);
  addMixed(code, round, { b, c: letter(2), d: letter(3) });
  // There is no rotation of vectors.
  code.tee(scratch).i32(bits).vector(simd.i32x4Shl);
  code
    .get(scratch)
    .i32(32 - bits)
    .vector(simd.i32x4ShrU);
  code.vector(simd.v128Or);
  code.get(b).vector(simd.i32x4Add).set(a);
}

/** Adds the round's function of B, C and D, each so written that B, which is the newest, is needed as late as can be. */
function addMixed(code: WasmCode, round: number, { b, c, d }: Letters): void {
  switch (round) {
    case 0:
      // (B and C) or (not B and D)
      code.get(c).get(d).vector(simd.v128Xor).get(b).vector(simd.v128And).get(d).vector(simd.v128Xor);
      break;
    case 1:
      // (B and D) or (C and not D); no bit is in both, so that they may as well be added one after the other.
      code.get(c).get(d).vector(simd.v128AndNot).vector(simd.i32x4Add);
      code.get(d).get(b).vector(simd.v128And);
      break;
    case 2:
      // B xor C xor D
      code.get(c).get(d).vector(simd.v128Xor).get(b).vector(simd.v128Xor);
      break;
    default:
      // C xor (B or not D)
      code.get(d).vector(simd.v128Not).get(b).vector(simd.v128Or).get(c).vector(simd.v128Xor);
  }
  code.vector(simd.i32x4Add);
}

function loadState(code: WasmCode, half: number): void {
  for (const letter of four) {
    code.i32(0).vectorMemory(simd.v128Load, stateOffset(half, letter));
    code.set(letterLocal(half, letter));
  }
}

function addToState(code: WasmCode, half: number): void {
  for (const letter of four) {
    code.i32(0);
    code.i32(0).vectorMemory(simd.v128Load, stateOffset(half, letter));
    code.get(letterLocal(half, letter)).vector(simd.i32x4Add);
    code.vectorMemory(simd.v128Store, stateOffset(half, letter));
  }
}

function letterLocal(half: number, letter: number): number {
  return firstLetter + half * 4 + letter;
}

function wordOffset(half: number, word: number): number {
  return layout.words + (word * 2 + half) * vectorBytes;
}

function stateOffset(half: number, letter: number): number {
  return layout.state + (letter * 2 + half) * vectorBytes;
}

import { blockBytes, laneCount, layout } from './md5-lanes-code.ts';
import { md5Step } from './md5-steps.ts';
import { op, wasmBytes, WasmCode } from './wasm-code.ts';

/** Local 0 is the parameter. */
const blocksLeft = 0;
const pointer = 1;
const firstLetter = 2;
const letters = [0, 1, 2, 3] as const;

/**
 * WebAssembly that takes the first lane's message some blocks further, without vectors: by itself a message is hashed three
 * times as fast so. It exports `run(blocks)`, for one block at least.
 */
export function md5SingleModule(): Uint8Array<ArrayBuffer> {
  const code = new WasmCode();
  code.i32(0).memory(op.i32Load, layout.pointers).set(pointer);
  for (const letter of letters)
    code
      .i32(0)
      .memory(op.i32Load, stateOffset(letter))
      .set(firstLetter + letter);
  code.loop();
  for (let step = 0; step < 64; step += 1) takeStep(code, step);
  for (const letter of letters) {
    const local = firstLetter + letter;
    code.i32(0);
    code.i32(0).memory(op.i32Load, stateOffset(letter)).get(local).do(op.i32Add).tee(local);
    code.memory(op.i32Store, stateOffset(letter));
  }
  code.get(pointer).i32(blockBytes).do(op.i32Add).set(pointer);
  code.get(blocksLeft).i32(1).do(op.i32Sub).tee(blocksLeft).do(op.brIf).do(0).do(op.end);
  return wasmBytes({ name: 'run', i32Locals: 5, v128Locals: 0, code });
}

/** One of the 64 steps. The letters change their places with each, and are back after four. */
function takeStep(code: WasmCode, step: number): void {
  const { round, word, bits, constant } = md5Step(step);
  const letter = (index: number): number => firstLetter + ((index + 64 - step) % 4);
  const [a, b, c, d] = [letter(0), letter(1), letter(2), letter(3)];
  code
    .get(a)
    .i32(constant | 0)
    .do(op.i32Add);
  code
    .get(pointer)
    .memory(op.i32Load, word * 4)
    .do(op.i32Add);
  // The same functions as in the lanes, and for the same reasons in this form.
  switch (round) {
    case 0:
      code.get(c).get(d).do(op.i32Xor).get(b).do(op.i32And).get(d).do(op.i32Xor);
      break;
    case 1:
      code.get(d).i32(-1).do(op.i32Xor).get(c).do(op.i32And).do(op.i32Add);
      code.get(d).get(b).do(op.i32And);
      break;
    case 2:
      code.get(c).get(d).do(op.i32Xor).get(b).do(op.i32Xor);
      break;
    default:
      code.get(d).i32(-1).do(op.i32Xor).get(b).do(op.i32Or).get(c).do(op.i32Xor);
  }
  code.do(op.i32Add).i32(bits).do(op.i32Rotl).get(b).do(op.i32Add).set(a);
}

function stateOffset(letter: number): number {
  return layout.state + letter * laneCount * 4;
}

/** Instructions of WebAssembly that the code of this folder is made of, named as in its text format. */
export const op = {
  loop: 0x03,
  end: 0x0b,
  brIf: 0x0d,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  i32Load: 0x28,
  i32Store: 0x36,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32And: 0x71,
  i32Or: 0x72,
  i32Xor: 0x73,
  i32Rotl: 0x77,
} as const;

/** Instructions on vectors; each stands behind a prefix. */
export const simd = {
  v128Load: 0x00,
  v128Store: 0x0b,
  i8x16Shuffle: 0x0d,
  v128Not: 0x4d,
  v128And: 0x4e,
  v128AndNot: 0x4f,
  v128Or: 0x50,
  v128Xor: 0x51,
  i32x4Shl: 0xab,
  i32x4ShrU: 0xad,
  i32x4Add: 0xae,
} as const;

const simdPrefix = 0xfd;
const emptyType = 0x40;
const typeI32 = 0x7f;
const typeV128 = 0x7b;

/** Takes down the code of one function, instruction by instruction. */
export class WasmCode {
  readonly bytes: number[] = [];

  /** An instruction without operands. */
  do(code: number): this {
    this.bytes.push(code);
    return this;
  }

  /** A vector instruction without operands. */
  vector(code: number): this {
    this.bytes.push(simdPrefix);
    return this.unsigned(code);
  }

  loop(): this {
    return this.do(op.loop).do(emptyType);
  }

  get(local: number): this {
    return this.do(op.localGet).unsigned(local);
  }

  set(local: number): this {
    return this.do(op.localSet).unsigned(local);
  }

  /** Like `set`, and leaves the value where it is. */
  tee(local: number): this {
    return this.do(op.localTee).unsigned(local);
  }

  i32(value: number): this {
    return this.do(op.i32Const).signed(value);
  }

  /** A load or store of 32 bits, that many bytes behind the address it is given. */
  memory(code: number, offsetBytes: number): this {
    return this.do(code).place(offsetBytes);
  }

  /** A load or store of a vector. */
  vectorMemory(code: number, offsetBytes: number): this {
    return this.vector(code).place(offsetBytes);
  }

  /** Four words of 32 bits out of two vectors, counted from 0 to 7. */
  shuffle(words: readonly number[]): this {
    this.vector(simd.i8x16Shuffle);
    for (const word of words) for (let byte = 0; byte < 4; byte += 1) this.bytes.push(word * 4 + byte);
    return this;
  }

  private place(offsetBytes: number): this {
    // The first number is a hint at how the address is aligned; 0 says nothing of it.
    this.bytes.push(0);
    return this.unsigned(offsetBytes);
  }

  /** LEB128 without a sign. */
  private unsigned(value: number): this {
    pushUnsigned(this.bytes, value);
    return this;
  }

  /** LEB128 with a sign. */
  private signed(value: number): this {
    let left = value;
    while (left < -0x40 || left > 0x3f) {
      this.bytes.push((left & 0x7f) | 0x80);
      left >>= 7;
    }
    return this.do(left & 0x7f);
  }
}

/** A module with one function that takes an i32, which is its local 0, and gives nothing back. */
export interface WasmModule {
  readonly name: string;
  /** Its other locals: first numbers of 32 bits, then vectors. */
  readonly i32Locals: number;
  readonly v128Locals: number;
  readonly code: WasmCode;
}

/** The bytes of a module. It takes its memory from outside, as `env.memory`. */
export function wasmBytes({ name, i32Locals, v128Locals, code }: WasmModule): Uint8Array<ArrayBuffer> {
  const body = [2, i32Locals, typeI32, v128Locals, typeV128, ...code.bytes, op.end];
  const sized: number[] = [1];
  pushUnsigned(sized, body.length);
  const out = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  section(out, 1, [1, 0x60, 1, typeI32, 0]);
  section(out, 2, [1, ...text('env'), ...text('memory'), 0x02, 0x00, 1]);
  section(out, 3, [1, 0]);
  section(out, 7, [1, ...text(name), 0x00, 0]);
  section(out, 10, sized.concat(body));
  return new Uint8Array(out);
}

function section(out: number[], id: number, content: readonly number[]): void {
  out.push(id);
  pushUnsigned(out, content.length);
  for (const byte of content) out.push(byte);
}

function text(value: string): number[] {
  return [value.length, ...Buffer.from(value, 'latin1')];
}

function pushUnsigned(bytes: number[], value: number): void {
  let left = value;
  while (left > 0x7f) {
    bytes.push((left & 0x7f) | 0x80);
    left >>>= 7;
  }
  bytes.push(left);
}

/** What these functions use of WebAssembly. The types for Node name it, but leave its constructors out. */
interface Wasm {
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: object },
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

/** Memory that code works on. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

// The language's own global: see above.
const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: Wasm };

const pageBytes = 65_536;

/** Memory of that size at least, all zeros. */
export function wasmMemory(sizeBytes: number): WasmMemory {
  const pages = Math.ceil(sizeBytes / pageBytes);
  return new wasm.Memory({ initial: pages, maximum: pages });
}

/** The function `run` of a module, on that memory. Throws where the processor lacks what the module needs. */
export function wasmRun(module: Uint8Array<ArrayBuffer>, memory: WasmMemory): (count: number) => void {
  const { exports } = new wasm.Instance(new wasm.Module(module), { env: { memory } });
  const { run } = exports;
  if (typeof run !== 'function') throw new Error('The module has no function.');
  return (count) => void run(count);
}

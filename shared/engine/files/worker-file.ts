/**
 * Where a worker thread's code lies. Workers are entries of the bundle (build/bundle.mjs) and stand beside the code
 * that starts them; code that runs from source (tests) starts the bundled worker.
 */
export function workerFile(name: string): URL {
  const bundle = import.meta.url.endsWith('.ts') ? '../../../dist/' : './';
  return new URL(`${bundle}${name}.cjs`, import.meta.url);
}

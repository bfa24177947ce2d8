// The modules through which a program changes something, exchanged for the counting ones of test/faults/matrix/killable.
// Only the bundles that the fault matrix kills at every step are made so.
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { join } from 'node:path';

const namespace = 'counting';
const swapped = /^(node:fs|node:fs\/promises|libsql)$/;

/** An esbuild plugin. @param {string} root The repository. */
export function countingModules(root) {
  const killable = join(root, 'test', 'faults', 'matrix', 'killable');
  return {
    name: 'counting-modules',
    setup(build) {
      build.onResolve({ filter: swapped }, ({ path, importer, namespace: from }) =>
        from === namespace || importer.startsWith(killable) ? undefined : { path, namespace },
      );
      build.onLoad({ filter: /./, namespace }, ({ path }) => ({
        contents: moduleFor(path),
        resolveDir: killable,
      }));
    },
  };
}

function moduleFor(path) {
  if (path === 'libsql') return `export { CountingDatabase as default } from './counting-libsql.ts';`;
  const [real, make] = path === 'node:fs' ? [fs, 'countingFs'] : [promises, 'countingPromises'];
  const names = Object.keys(real).filter((name) => name !== 'default');
  return [
    `import { ${make} } from './counting-fs.ts';`,
    `const counting = ${make}();`,
    `export default counting;`,
    `export const { ${names.join(', ')} } = counting;`,
  ].join('\n');
}

// Lets the bundler read the icons that the window names, instead of all 6,000 of the package to throw away the rest.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const library = '@tabler/icons-react';
const imports = new RegExp(`import\\s*\\{([^}]*)\\}\\s*from\\s*'${library}'`, 'g');

/** An esbuild plugin: `import { IconX } from '@tabler/icons-react'` reads that icon's own module. */
export function onlyNamedIcons(root) {
  return {
    name: 'only-named-icons',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${library}$`) }, () => ({
        path: library,
        namespace: 'icons',
        sideEffects: false,
      }));
      build.onLoad({ filter: /.*/, namespace: 'icons' }, () => ({
        contents: namedIcons(root)
          .map((name) => `export { default as ${name} } from '${library}/dist/esm/icons/${name}.mjs';`)
          .join('\n'),
        resolveDir: root,
      }));
    },
  };
}

/** The icons that an import of any source names. Types of the package are no icons: they have no module. */
function namedIcons(root) {
  const folder = join(root, 'renderer');
  const names = new Set();
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const [, block] of readFileSync(join(folder, file), 'utf8').matchAll(imports)) {
      for (const [name] of block.matchAll(/\bIcon[A-Z0-9]\w*/g)) names.add(name);
    }
  }
  const modules = join(root, 'node_modules', library, 'dist', 'esm', 'icons');
  return [...names]
    .filter((name) => existsSync(join(modules, `${name}.mjs`)))
    .sort((one, other) => (one < other ? -1 : 1));
}

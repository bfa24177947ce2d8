// Checks who imports whom. First on a planted tree that breaks every rule once: a check that misses one is broken.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import swc from '@swc/core';
import { cruise } from 'dependency-cruiser';
import { ruleSet } from './layers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
const planted = `${root}/test/fixtures/planted-layers`;

// dependency-cruiser asks swc for TypeScript without JSX, whatever the file; its parser is the module that is patched here.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

async function violationsIn(folder) {
  const folders = ['shared', 'electron', 'renderer', 'test'].filter((name) =>
    existsSync(`${folder}/${name}`),
  );
  const { output } = await cruise(
    folders,
    {
      baseDir: folder,
      ruleSet,
      validate: true,
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^test/fixtures/' },
      combinedDependencies: true,
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  );
  return { modules: output.summary.totalCruised, violations: output.summary.violations };
}

const { violations: caught } = await violationsIn(planted);
const caughtNames = new Set(caught.map((violation) => violation.rule.name));
const missed = ruleSet.forbidden.filter((rule) => !caughtNames.has(rule.name));
if (missed.length > 0) {
  console.error(
    `The layer check is blind: planted breaks of ${missed.map((rule) => rule.name).join(', ')} were not caught.`,
  );
  process.exit(1);
}

const { modules, violations } = await violationsIn(root);
for (const { rule, from, to, cycle } of violations) {
  const path = cycle === undefined ? to : cycle.map((step) => step.name).join(' -> ');
  console.error(`${rule.name}: ${from} -> ${path}`);
}
if (modules === 0) console.error('The layer check saw no modules.');
if (violations.length > 0 || modules === 0) process.exit(1);
console.log(
  `${modules} modules keep to ${ruleSet.forbidden.length} rules; each rule caught its planted break.`,
);

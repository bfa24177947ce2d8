// All checks and tests in one run. Ends with `N passed, N failed`. `--no-tests` leaves the tests out.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['build', 'shared', 'electron', 'renderer', 'test'].filter((name) =>
  existsSync(join(root, name)),
);
const single = ['package.json', 'tsconfig.json', 'vitest.config.ts'];

/** @type {readonly (readonly [name: string, command: string, args: string[]])[]} */
const checks = [
  ['format', 'oxfmt', ['--check', ...sources, ...single]],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings', ...sources, 'vitest.config.ts']],
  // Each with the types that its code may use: Node's, the browser's, both.
  ['types of engine and shell', 'tsc', ['--noEmit', '-p', '.']],
  ['types of the window', 'tsc', ['--noEmit', '-p', 'renderer']],
  ['types of the tests', 'tsc', ['--noEmit', '-p', 'test']],
  ['layers', process.execPath, ['build/check-layers.mjs']],
  ['unused code', 'knip', []],
];

let passed = 0;
let failed = 0;
let skipped = 0;

for (const [name, command, args] of checks) {
  const startedMs = Date.now();
  const { status } = run(command, args);
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)`);
  if (status === 0) passed += 1;
  else failed += 1;
}
if (!process.argv.includes('--no-tests')) runTests();

const skips = skipped > 0 ? `, ${skipped} skipped` : '';
console.log(`\n${passed} passed, ${failed} failed${skips}`);
process.exitCode = failed === 0 ? 0 : 1;

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'drivepost-check-'));
  try {
    const output = join(folder, 'tests.json');
    const { status } = run('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${output}`,
    ]);
    const result = JSON.parse(readFileSync(output, 'utf8'));
    passed += result.numPassedTests;
    skipped += result.numPendingTests + result.numTodoTests;
    // A file that cannot be loaded, or a leak that vitest reports, fails the run without failing a test.
    failed += Math.max(result.numFailedTests, status === 0 ? 0 : 1);
    showSkipped(result);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function showSkipped(result) {
  for (const file of result.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'pending' || test.status === 'skipped') console.log(`skipped: ${test.fullName}`);
    }
  }
}

function run(command, args) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  });
}

// Who may import whom, as dependency-cruiser rules; docs/ARCHITECTURE.md has the table in words.
const tests = '\\.test\\.ts$';

/** A rule: files below `from` may import nothing but `to`. `to` are patterns on the imported path. */
function only(name, from, to, options = {}) {
  return {
    name,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { pathNot: to, ...options },
  };
}

const library = (names) => `node_modules/(${names.join('|')})/`;
const nodeCore = { dependencyTypes: ['core'] };

export const ruleSet = {
  forbidden: [
    only('base-imports-only-the-language', '^shared/base/', ['^shared/base/']),
    only('domain-is-pure', '^shared/domain/', [
      '^shared/(base|domain)/',
      library(['zod', 'yaml', 're2js', 'bwip-js', 'mime']),
    ]),
    only('contract-holds-schemas-only', '^shared/contract/', [
      '^shared/(base|domain|contract)/',
      library(['zod']),
    ]),
    {
      name: 'engine-knows-no-command-and-no-window',
      severity: 'error',
      from: { path: '^shared/engine/', pathNot: tests },
      to: { path: '^(shared/(cli|contract)|electron|renderer)/' },
    },
    {
      name: 'shared-knows-no-electron-and-no-react',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: ['^(electron|renderer)/', 'node_modules/(electron|react|react-dom)/'] },
    },
    {
      name: 'window-knows-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: nodeCore,
    },
    {
      name: 'window-reaches-no-engine',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: { path: ['^shared/(engine|cli)/', '^electron/'] },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: tests },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|build)/', pathNot: tests },
      to: { path: '^test/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'imports-exist',
      severity: 'error',
      from: { pathNot: '^renderer/|^electron/' },
      to: { couldNotResolve: true },
    },
  ],
};

// Who may import whom, as dependency-cruiser rules; docs/ARCHITECTURE.md has the table in words.
const tests = '\\.test\\.tsx?$';

/** A rule: files below `from` may import nothing but `to`. `to` are patterns on the imported path. */
function only(name, from, to, options = {}) {
  return {
    name,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { pathNot: to, ...options },
  };
}

/** A rule: files below `from` may import nothing of `to`. `except` are patterns on the imported path. */
function never(name, from, to, except) {
  return {
    name,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { path: to, ...(except === undefined ? {} : { pathNot: except }) },
  };
}

const library = (names) => `node_modules/(${names.join('|')})/`;

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
    only('words-are-pure', '^shared/words/', ['^shared/(base|domain|contract|words)/', library(['i18next'])]),
    never('engine-knows-no-command-and-no-window', '^shared/engine/', [
      '^(shared/(cli|contract|words)|electron|renderer)/',
    ]),
    never('command-knows-no-window', '^shared/cli/', ['^(shared/(contract|words)|electron|renderer)/']),
    never('shared-knows-no-electron-and-no-react', '^shared/', [
      '^(electron|renderer)/',
      library(['electron', 'react', 'react-dom', '@mantine']),
    ]),
    never('only-words-know-how-texts-are-kept', '^shared/(?!words/)', library(['i18next'])),
    never('shell-knows-no-window', '^electron/', [
      '^(renderer|shared/cli)/',
      library(['react', 'react-dom', '@mantine', 'zustand']),
    ]),
    never('handlers-know-no-electron', '^electron/main/ipc/handlers/', [
      library(['electron']),
      '^electron/main/platform/',
    ]),
    never(
      'main-starts-its-worker-and-imports-its-contract-only',
      '^electron/main/',
      '^electron/(worker|preload)/',
      '^electron/worker/[^/]*-contract\\.ts$',
    ),
    only('worker-runs-the-engine', '^electron/worker/', [
      '^electron/worker/',
      '^shared/(base|domain|contract|engine)/',
      '^(node:)?[a-z_/]+$',
      library(['zod']),
    ]),
    only('bridge-is-all-there-is', '^electron/preload/', [
      '^electron/preload/',
      '^shared/(base|contract)/',
      library(['electron']),
    ]),
    {
      name: 'window-knows-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    only('window-knows-its-libraries', '^renderer/', [
      '^(renderer|shared|electron|test)/',
      '^(node:)?[a-z_/]+$',
      library(['@codemirror', '@mantine', '@tabler', '@uiw', 'i18next', 'react', 'react-dom', 'zustand']),
    ]),
    never('window-reaches-no-engine', '^renderer/', ['^shared/(engine|cli)/', '^electron/']),
    only('ui-has-no-domain', '^renderer/ui/', [
      '^renderer/(ui/|styles\\.d\\.ts)',
      '^shared/base/',
      library(['@codemirror', '@mantine', '@tabler', '@uiw', 'react', 'react-dom']),
    ]),
    never('features-do-not-know-each-other', '^renderer/features/([^/]+)/', '^renderer/features/', [
      '^renderer/features/$1/',
    ]),
    never('widgets-know-no-feature', '^renderer/widgets/', '^renderer/features/'),
    never('features-do-not-know-the-app', '^renderer/(features|ui|widgets)/', '^renderer/(app/|main\\.tsx)'),
    never('client-knows-the-contract-only', '^renderer/client\\.ts$', '^renderer/'),
    never('nothing-imports-test', '^(shared|electron|renderer|build)/', '^test/'),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'imports-exist', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
};

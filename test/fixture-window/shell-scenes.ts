import { sampleAccount, sampleAddresses } from './sample-accounts.ts';
import type { Scene } from './scene.ts';
import { quietWorld } from './world.ts';

const world = (): typeof quietWorld => ({
  ...quietWorld,
  accounts: [
    sampleAccount(),
    sampleAccount({
      accountId: 'a2',
      name: 'Regional data centre with a name that does not fit on one line of any card',
      endpointUrl: 'http://jobs.very-long-host-name.regional-data-centre.example.org:8477',
      hasSecret: false,
    }),
  ],
  addresses: sampleAddresses,
});

function tab(name: string, isAlsoGerman = false): Scene {
  return { name: `settings-${name}`, route: `/settings/${name}`, world, isAlsoGerman };
}

/** The frame around the features, and the settings. */
export const shellScenes: readonly Scene[] = [
  {
    name: 'first-start',
    route: '',
    world: () => ({
      ...quietWorld,
      info: { ...quietWorld.info, mode: null },
      settings: { ...quietWorld.settings, mode: null },
    }),
    isAlsoGerman: true,
  },
  { name: 'not-found', route: '/nowhere', world: () => quietWorld },
  tab('general', true),
  tab('accounts'),
  { name: 'settings-accounts-none', route: '/settings/accounts', world: () => quietWorld },
  tab('addresses'),
  tab('data'),
  tab('about'),
  {
    name: 'settings-session-secrets',
    route: '/settings/data',
    world: () => ({ ...quietWorld, info: { ...quietWorld.info, secrets: 'session' } }),
  },
];

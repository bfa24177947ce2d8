import type { Host } from '../client.ts';
import { useEffect, useState } from 'react';
import type { AppInfo } from '../../shared/contract/app.ts';

export interface AppProps {
  readonly host: Host;
}

/** The window. */
export function App({ host }: AppProps): React.ReactNode {
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    void host.client.call('app.info').then(setInfo);
  }, [host]);
  return <main>{info === null ? '' : `Drivepost ${info.version}`}</main>;
}

import './station.css';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { FeatureProps } from '../../feature-props.ts';
import { AccountsPage } from './accounts/accounts-page.tsx';
import { DrivesPage } from './drives/drives-page.tsx';
import { JobPage } from './jobs/job-page.tsx';
import { JobsPage } from './jobs/jobs-page.tsx';
import { ServicePage } from './service/service-page.tsx';
import { FailedStation } from './set-up/failed-station.tsx';
import { SetUpPage } from './set-up/set-up-page.tsx';
import type { StationPageProps } from './page-props.ts';
import { createStationStore } from './station-store.ts';
import { TargetsPage } from './targets/targets-page.tsx';

/** The lab's window: jobs, drives, targets, accounts, the job service. */
export function StationFeature({ host, route, navigate }: FeatureProps): ReactNode {
  const [store] = useState(() => createStationStore(host.client));
  useEffect(() => store.listen(), [store]);
  const station = useStore(store, (state) => state.station);
  const problem = useStore(store, (state) => state.problem);
  if (problem !== null) return <FailedStation store={store} problem={problem} />;
  if (station === null) return null;
  if (station.kind === 'none') return <SetUpPage store={store} dataFolder={station.dataFolder} />;
  if (station.kind === 'failed') return <FailedStation store={store} problem={station.error} />;
  return <StationPage store={store} route={route} navigate={navigate} />;
}

function StationPage({
  store,
  route,
  navigate,
}: StationPageProps & { readonly route: readonly string[] }): ReactNode {
  const [section, jobId] = route;
  if (section === 'drives') return <DrivesPage store={store} navigate={navigate} />;
  if (section === 'targets') return <TargetsPage store={store} />;
  if (section === 'accounts') return <AccountsPage store={store} />;
  if (section === 'service') return <ServicePage store={store} />;
  if (jobId !== undefined) return <JobPage key={jobId} store={store} navigate={navigate} jobId={jobId} />;
  return <JobsPage store={store} navigate={navigate} />;
}

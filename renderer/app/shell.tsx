import { Suspense, useEffect, type ReactNode } from 'react';
import type { Mode } from '../../shared/contract/app.ts';
import type { Host } from '../client.ts';
import { AppFrame, type FrameItem } from '../ui/app-frame.tsx';
import { useToast } from '../ui/toast-host.tsx';
import { useWords } from '../words.tsx';
import { Brand } from './brand.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { features } from './features.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { readRoute, useRoute } from './route.ts';
import { sectionAt, sectionsOf, type Section } from './sections.ts';
import { useHeadingFocus } from './use-heading-focus.ts';
import { useSectionKeys } from './use-section-keys.ts';

interface ShellProps {
  readonly host: Host;
  readonly mode: Mode;
  /** Saved files that could not be read at this start. */
  readonly setAside: readonly string[];
  readonly newsCount: number;
}

/** Navigation and the feature that the address names. */
export function Shell({ host, mode, setAside, newsCount }: ShellProps): ReactNode {
  const { t } = useWords();
  const { hash, navigate } = useRoute();
  const route = readRoute(hash);
  const section = sectionAt(mode, route);
  const sections = sectionsOf(mode);
  const program = mode === 'station' ? t('shell:stationTitle') : t('shell:title');
  const page = section === null ? t('shell:notFound.title') : t(section.label);
  const title = `${page} – ${program}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => host.onRoute(navigate), [host, navigate]);
  useHeadingFocus(hash);
  useSectionKeys(sections, navigate);
  useReloadedNotice();
  useSetAsideNotice(setAside);

  const itemOf = ({ path, label, icon }: Section): FrameItem => ({
    id: path,
    label: t(label),
    icon,
    isLow: path === 'settings',
    ...(path === 'shipments' && newsCount > 0
      ? { badge: { count: newsCount, label: t('shell:news', { count: newsCount }) } }
      : {}),
  });
  return (
    <AppFrame
      label={t('common:navigation')}
      brand={<Brand name={program} />}
      items={sections.map(itemOf)}
      currentId={section?.path ?? ''}
      onGo={navigate}
    >
      {section === null ? (
        <NotFoundPage onStart={() => navigate(sections[0].path)} />
      ) : (
        <ErrorBoundary host={host} key={section.path}>
          <Feature host={host} section={section} route={route} navigate={navigate} />
        </ErrorBoundary>
      )}
    </AppFrame>
  );
}

interface FeatureFrameProps {
  readonly host: Host;
  readonly section: Section;
  readonly route: readonly string[];
  readonly navigate: (path: string) => void;
}

function Feature({ host, section, route, navigate }: FeatureFrameProps): ReactNode {
  const Shown = features[section.feature];
  // Without an address the section's own stands for it, so that a feature never has to guess.
  const path = route.length > 1 ? route : section.path.split('/');
  return (
    <Suspense fallback={null}>
      <Shown host={host} route={path.slice(1)} navigate={navigate} />
    </Suspense>
  );
}

/** Says that the window was loaded again after it had failed; the program marks that in the address. */
function useReloadedNotice(): void {
  const { t } = useWords();
  const toast = useToast();
  useEffect(() => {
    if (new URLSearchParams(window.location.search).get('notice') !== 'reloaded') return;
    window.history.replaceState(null, '', `${window.location.pathname}${window.location.hash}`);
    toast({ tone: 'warning', text: t('shell:reloaded') });
  }, [t, toast]);
}

/** Says which saved files could not be read at this start. */
function useSetAsideNotice(paths: readonly string[]): void {
  const { t } = useWords();
  const toast = useToast();
  useEffect(() => {
    if (paths.length === 0) return;
    const text = t('shell:setAside', { count: paths.length, paths: paths.join(', ') });
    toast({ tone: 'danger', text });
  }, [paths, t, toast]);
}

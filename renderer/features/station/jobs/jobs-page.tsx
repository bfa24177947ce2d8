import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch, IconStack2 } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DeskJobView } from '../../../../shared/contract/station.ts';
import type { Speech } from '../../../../shared/words/words.ts';
import { DataTable, type DataColumn } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { HelpText } from '../../../ui/help-text.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import type { StationPageProps } from '../page-props.ts';
import { filterOf, isFound, nextStep, progressTone, type JobFilter } from './job-next.ts';
import { ScanField } from './scan-field.tsx';

const filters: readonly JobFilter[] = ['all', 'expected', 'here', 'over'];

/** The jobs of the station, and the field that receives drives. */
export function JobsPage({ store, navigate }: StationPageProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const jobs = useStore(store, (state) => state.jobs);
  const [filter, setFilter] = useState<JobFilter>('all');
  const [search, setSearch] = useState('');
  const columns = useMemo(() => jobColumns(words), [words]);
  if (jobs === null) return <Page title={t('station:jobs.title')}>{null}</Page>;
  const shown = jobs.filter((job) => (filter === 'all' || filterOf(job) === filter) && isFound(job, search));
  const countOf = (wanted: JobFilter): number =>
    wanted === 'all' ? jobs.length : jobs.filter((job) => filterOf(job) === wanted).length;
  return (
    <Page title={t('station:jobs.title')} lead={t('station:jobs.lead')}>
      <ScanField store={store} navigate={navigate} />
      {jobs.length === 0 ? (
        <NoJobs navigate={navigate} />
      ) : (
        <Panel isFlush className="ui-fill">
          <div className="station-filters">
            <SegmentedControl
              aria-label={t('station:jobs.filter')}
              value={filter}
              onChange={(value) => setFilter(filters.find((one) => one === value) ?? 'all')}
              data={filters.map((value) => ({
                value,
                label: t(`station:jobs.filters.${value}`, { count: countOf(value) }),
              }))}
            />
            <TextInput
              aria-label={t('station:jobs.search')}
              placeholder={t('station:jobs.searchPlaceholder')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
          </div>
          <DataTable
            label={t('station:jobs.table')}
            columns={columns}
            rows={shown}
            rowKey={(job) => job.jobId}
            onOpen={(job) => navigate(`/station/jobs/${job.jobId}`)}
            empty={
              <div className="station-pad">
                <HelpText>{t('station:jobs.noMatch')}</HelpText>
              </div>
            }
          />
        </Panel>
      )}
    </Page>
  );
}

function NoJobs({ navigate }: Pick<StationPageProps, 'navigate'>): ReactNode {
  const { t } = useWords();
  return (
    <EmptyState
      icon={IconStack2}
      title={t('station:jobs.emptyTitle')}
      text={t('station:jobs.emptyText')}
      action={
        <div className="station-buttons">
          <Button onClick={() => navigate('/station/accounts')}>{t('station:jobs.emptyAccounts')}</Button>
          <Button variant="default" onClick={() => navigate('/station/service')}>
            {t('station:jobs.emptyService')}
          </Button>
        </div>
      }
    />
  );
}

function jobColumns({ t }: Speech): readonly DataColumn<DeskJobView>[] {
  return [
    {
      id: 'job',
      header: t('station:jobs.columns.job'),
      width: '5.5rem',
      render: ({ jobId }) => <b className="station-code">{jobId}</b>,
      sortValue: ({ jobId }) => jobId,
    },
    {
      id: 'location',
      header: t('station:jobs.columns.location'),
      width: '6.5rem',
      render: ({ locationCode }) => locationCode,
      sortValue: ({ locationCode }) => locationCode,
    },
    {
      id: 'progress',
      header: t('station:jobs.columns.progress'),
      width: '11.5rem',
      render: ({ progressCode }) => (
        <StatusBadge tone={progressTone(progressCode)}>{progressCode}</StatusBadge>
      ),
      sortValue: ({ progressCode }) => progressCode,
    },
    {
      id: 'account',
      header: t('station:jobs.columns.account'),
      render: ({ accountName }) => accountName,
      sortValue: ({ accountName }) => accountName,
    },
    {
      id: 'device',
      header: t('station:jobs.columns.device'),
      render: ({ deviceId }) => deviceId ?? '',
      sortValue: ({ deviceId }) => deviceId ?? '',
    },
    {
      id: 'bucket',
      header: t('station:jobs.columns.bucket'),
      render: ({ bucket }) => bucket ?? '',
      sortValue: ({ bucket }) => bucket ?? '',
    },
    {
      id: 'next',
      header: t('station:jobs.columns.next'),
      width: 'minmax(0, 2fr)',
      render: (job) => <span className="station-wrap">{t(`station:jobs.next.${nextStep(job)}`)}</span>,
      sortValue: (job) => nextStep(job),
    },
  ];
}

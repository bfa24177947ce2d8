import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { countryCode } from '../../../../shared/domain/manifest/country.ts';
import { needsCustoms } from '../../../../shared/domain/manifest/customs-rule.ts';
import { HelpText } from '../../../ui/help-text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../words.tsx';
import { CountryInput } from './country-field.tsx';
import type { ManifestStore } from './manifest-store.ts';

interface CustomsQuestionProps {
  readonly store: ManifestStore;
  /** Whether the manifest says something to customs. */
  readonly hasCustoms: boolean;
  readonly isShown: boolean;
}

/** Whether customs matters, told by where the station is and where the drive goes back to. */
export function CustomsQuestion({ store, hasCustoms, isShown }: CustomsQuestionProps): ReactNode {
  const { t } = useWords();
  const country = useStore(store, ({ fields }) => fields.get('returnAddress.country')?.value ?? '');
  const facility = useStore(store, (state) => state.facilityCountry);
  return (
    <>
      <CountryInput
        id="manifest-facility"
        label={t('prepare-manifest:customs.facility')}
        description={t('prepare-manifest:customs.facilityHelp')}
        value={facility}
        onChange={(name) => store.namedFacility(name)}
      />
      <Verdict country={country} facility={facility} />
      {!isShown && (
        <div className="manifest-bar">
          <Button variant="default" onClick={() => store.askedForCustoms()}>
            {t('prepare-manifest:customs.fillIn')}
          </Button>
        </div>
      )}
      {hasCustoms && (
        <div className="manifest-bar">
          <Button
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => store.removed('customs')}
          >
            {t('prepare-manifest:customs.remove')}
          </Button>
        </div>
      )}
    </>
  );
}

function Verdict({ country, facility }: { readonly country: string; readonly facility: string }): ReactNode {
  const { t } = useWords();
  if (countryCode(country) === undefined || countryCode(facility) === undefined) {
    return <HelpText>{t('prepare-manifest:customs.unknown')}</HelpText>;
  }
  const way = { from: facility, to: country };
  return needsCustoms(country, facility) ? (
    <Notice tone="warning" announce="status">
      {t('prepare-manifest:customs.needed', way)}
    </Notice>
  ) : (
    <Notice tone="success" announce="status">
      {t('prepare-manifest:customs.notNeeded', way)}
    </Notice>
  );
}

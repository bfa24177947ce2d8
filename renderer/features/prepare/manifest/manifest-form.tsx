import { Accordion } from '@mantine/core';
import { memo, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { useWords } from '../../../words.tsx';
import { AddressBar } from './address-bar.tsx';
import { CustomsQuestion } from './customs-question.tsx';
import { DeviceIdHint } from './device-id-hint.tsx';
import { hasParts, type FieldContents } from './field-contents.ts';
import { FieldRow } from './field-row.tsx';
import { formPlaceOf, formSections, type SectionName } from './form-sections.ts';
import { goToField } from './go-to-field.ts';
import type { ManifestStore } from './manifest-store.ts';
import { SectionState } from './section-state.tsx';
import type { Reading } from './use-reading.ts';

/** A field to go to; another object goes there again. */
export interface FieldTarget {
  readonly field: string;
}

interface ManifestFormProps {
  readonly store: ManifestStore;
  readonly reading: Reading;
  readonly serial: string;
  readonly target: FieldTarget | null;
}

const none: readonly ManifestProblem[] = [];

/** The manifest as a form, made from the catalogue of fields: what everybody needs is open, the rest a click away. */
export const ManifestForm = memo(function ManifestForm(props: ManifestFormProps) {
  const { store, reading, serial, target } = props;
  const { t } = useWords();
  const isAsked = useStore(store, (state) => state.isCustomsAsked);
  const hasCustoms = useStore(store, ({ fields }) => hasParts(fields, 'customs'));
  const isCustomsShown =
    hasCustoms || isAsked || reading.toFill.some(({ code }) => code === 'MissingCustoms');
  const [opened, setOpened] = useState(() => startingWith(store.getState().fields));
  const [seen, setSeen] = useState(target);

  const wanted = target === null ? null : (formPlaceOf(target.field)?.section ?? null);
  if (target !== seen) {
    setSeen(target);
    if (wanted !== null && !opened.includes(wanted)) setOpened([...opened, wanted]);
  }
  useEffect(() => {
    if (target === null) return undefined;
    // The part it is in may have to be drawn first.
    const frame = requestAnimationFrame(() => goToField(target.field));
    return () => cancelAnimationFrame(frame);
  }, [target]);

  return (
    <Accordion
      multiple
      order={2}
      variant="separated"
      chevronPosition="left"
      transitionDuration={0}
      keepMounted={false}
      value={opened}
      onChange={setOpened}
      className="manifest-sections"
    >
      {formSections.map((section) => (
        <Accordion.Item key={section.name} value={section.name}>
          <Accordion.Control>
            <span className="manifest-section-head">
              <span>
                <b>{t(`prepare-manifest:section.${section.name}.title`)}</b>
                <span className="manifest-section-text">
                  {t(`prepare-manifest:section.${section.name}.text`)}
                </span>
              </span>
              <SectionState section={section} store={store} reading={reading} />
            </span>
          </Accordion.Control>
          <Accordion.Panel>
            <div className="manifest-fields" data-section={section.name}>
              {section.name === 'returnAddress' && <AddressBar store={store} />}
              {section.name === 'customs' && (
                <CustomsQuestion store={store} hasCustoms={hasCustoms} isShown={isCustomsShown} />
              )}
              {(section.name !== 'customs' || isCustomsShown) &&
                section.fields.map((spec) => (
                  <div key={spec.name} className="manifest-field">
                    <FieldRow spec={spec} problems={reading.byField.get(spec.name) ?? none} store={store} />
                    {spec.name === 'deviceId' && <DeviceIdHint store={store} serial={serial} />}
                  </div>
                ))}
            </div>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
});

/** Open at first: what every drive needs, and customs where the manifest has it. */
function startingWith(contents: FieldContents): string[] {
  const everyday: SectionName[] = formSections.filter(({ isEveryday }) => isEveryday).map(({ name }) => name);
  return hasParts(contents, 'customs') ? [...everyday, 'customs'] : everyday;
}

import { Accordion } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { FieldContent } from '../../../../shared/domain/manifest/manifest-edits.ts';
import type { ManifestProblem } from '../../../../shared/domain/manifest/manifest.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { useWords } from '../../../words.tsx';
import { AddressBar } from './address-bar.tsx';
import { CustomsQuestion } from './customs-question.tsx';
import { DeviceIdHint } from './device-id-hint.tsx';
import { fieldId } from './field-props.ts';
import { FieldRow } from './field-row.tsx';
import { formPlaceOf, formSections, type FormSection, type SectionName } from './form-sections.ts';
import type { ManifestStore } from './manifest-store.ts';
import type { Reading } from './use-reading.ts';

/** A field to go to; another object goes there again. */
export interface FieldTarget {
  readonly field: string;
}

interface ManifestFormProps {
  readonly store: ManifestStore;
  readonly fields: ReadonlyMap<string, FieldContent>;
  readonly reading: Reading;
  readonly serial: string;
  readonly target: FieldTarget | null;
}

const absent: FieldContent = { value: null, items: [], pairs: [], line: null };
const none: readonly ManifestProblem[] = [];

/** The manifest as a form, made from the catalogue of fields: what everybody needs is open, the rest a click away. */
export function ManifestForm({ store, fields, reading, serial, target }: ManifestFormProps): ReactNode {
  const { t } = useWords();
  const isAsked = useStore(store, (state) => state.isCustomsAsked);
  const hasCustoms = isGiven(fields, 'customs');
  const isCustomsMissing = reading.toFill.some(({ code }) => code === 'MissingCustoms');
  const [opened, setOpened] = useState(() => startingWith(fields));
  const [seen, setSeen] = useState(target);

  const wanted = target === null ? null : (formPlaceOf(target.field)?.section ?? null);
  if (target !== seen) {
    setSeen(target);
    if (wanted !== null && !opened.includes(wanted)) setOpened([...opened, wanted]);
  }
  useEffect(() => {
    if (target === null) return undefined;
    // The part it is in may have to be drawn first.
    const frame = requestAnimationFrame(() => goTo(target.field));
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
              <SectionState section={section} fields={fields} reading={reading} />
            </span>
          </Accordion.Control>
          <Accordion.Panel>
            <div className="manifest-fields" data-section={section.name}>
              {section.name === 'returnAddress' && <AddressBar store={store} fields={fields} />}
              {section.name === 'customs' && (
                <CustomsQuestion
                  store={store}
                  country={fields.get('returnAddress.country')?.value ?? ''}
                  hasCustoms={hasCustoms}
                  isShown={hasCustoms || isAsked || isCustomsMissing}
                />
              )}
              {(section.name !== 'customs' || hasCustoms || isAsked || isCustomsMissing) &&
                section.fields.map((spec) => {
                  const content = fields.get(spec.name) ?? absent;
                  return (
                    <FieldRow
                      key={spec.name}
                      spec={spec}
                      content={content}
                      problems={reading.byField.get(spec.name) ?? none}
                      store={store}
                      {...(spec.name === 'deviceId'
                        ? {
                            below: (
                              <DeviceIdHint store={store} serial={serial} deviceId={content.value ?? ''} />
                            ),
                          }
                        : {})}
                    />
                  );
                })}
            </div>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

interface SectionStateProps {
  readonly section: FormSection;
  readonly fields: ReadonlyMap<string, FieldContent>;
  readonly reading: Reading;
}

/** What waits inside of a part of the form, or how much was filled in. */
function SectionState({ section, fields, reading }: SectionStateProps): ReactNode {
  const { t } = useWords();
  const count = (problems: readonly ManifestProblem[]): number =>
    problems.filter(({ field }) => formPlaceOf(field)?.section === section.name).length;
  const wrong = count(reading.wrong);
  const toFill = count(reading.toFill);
  const remarks = count(reading.remarks);
  const filled = section.fields.filter(({ name }) => isFilled(fields.get(name))).length;
  return (
    <span className="manifest-section-state">
      {wrong > 0 && (
        <StatusBadge tone="danger">{t('prepare-manifest:toCorrect', { count: wrong })}</StatusBadge>
      )}
      {toFill > 0 && <StatusBadge tone="info">{t('prepare-manifest:toFill', { count: toFill })}</StatusBadge>}
      {remarks > 0 && (
        <StatusBadge tone="warning">{t('prepare-manifest:toConsider', { count: remarks })}</StatusBadge>
      )}
      {wrong + toFill + remarks === 0 && filled > 0 && (
        <StatusBadge tone="success">{t('prepare-manifest:filled', { count: filled })}</StatusBadge>
      )}
    </span>
  );
}

function isFilled(content: FieldContent | undefined): boolean {
  if (content === undefined) return false;
  const { value, items, pairs } = content;
  return (value ?? '') !== '' || items.length > 0 || pairs.length > 0;
}

function isGiven(fields: ReadonlyMap<string, FieldContent>, record: string): boolean {
  return [...fields].some(([name, { value }]) => name.startsWith(`${record}.`) && value !== null);
}

/** Open at first: what every drive needs, and customs where the manifest has it. */
function startingWith(fields: ReadonlyMap<string, FieldContent>): string[] {
  const everyday: SectionName[] = formSections.filter(({ isEveryday }) => isEveryday).map(({ name }) => name);
  return isGiven(fields, 'customs') ? [...everyday, 'customs'] : everyday;
}

/** Shows a control and gives it the focus; in lists and pairs the row that is meant. */
function goTo(field: string): void {
  const name = formPlaceOf(field)?.field.name;
  const found = name === undefined ? null : document.getElementById(fieldId(name));
  if (name === undefined || found === null) return;
  const controls = found.matches('input, select')
    ? [found]
    : [...found.querySelectorAll<HTMLElement>('input, select, button')];
  const position = /\[(\d+)\]$/.exec(field)?.[1];
  const pairName = field.slice(name.length + 1);
  const row =
    position === undefined
      ? controls.find((control) => control instanceof HTMLInputElement && control.value === pairName)
      : controls.filter((control) => control instanceof HTMLInputElement)[Number(position) - 1];
  const control = row ?? controls[0];
  (control ?? found).scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}

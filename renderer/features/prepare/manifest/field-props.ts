import type { ReactNode } from 'react';
import type { FieldContent } from '../../../../shared/domain/manifest/manifest-edits.ts';
import type { FieldSpec } from '../../../../shared/domain/manifest/field-spec.ts';
import type { ManifestStore } from './manifest-store.ts';

/** What each control of the form is given. */
export interface FieldProps {
  readonly spec: FieldSpec;
  readonly content: FieldContent;
  readonly store: ManifestStore;
  readonly label: ReactNode;
  /** The label alone, for controls inside. */
  readonly labelText: string;
  readonly description: ReactNode;
  /** What is wrong with it; null when nothing is. */
  readonly error: ReactNode;
  readonly isRequired: boolean;
  /** The person went on from it. */
  readonly onLeave: () => void;
}

/** The id of a field's control, by which the form is told where to go. */
export function fieldId(name: string): string {
  return `manifest-field-${name}`;
}

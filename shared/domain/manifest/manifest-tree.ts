import type { ForeignJob } from './field-catalogue.ts';
import type { FieldSpec } from './field-spec.ts';
import type { ManifestLine } from './manifest-text.ts';
import type { NamedValue } from './named-value.ts';
import type { Scalar } from './scalar.ts';

interface ManifestPair extends NamedValue {
  readonly line: ManifestLine;
}

interface ManifestItem {
  readonly value: Scalar;
  readonly line: ManifestLine;
}

/** One field at the outer level, with what is indented below it. */
export interface ManifestEntry {
  /** In the catalogue's spelling where it is known. */
  readonly name: string;
  readonly spec: FieldSpec | undefined;
  readonly line: ManifestLine;
  readonly value: Scalar;
  /** Its value or something below it could not be read; a problem says why. */
  isRefused: boolean;
  readonly pairs: ManifestPair[];
  readonly items: ManifestItem[];
}

export interface ManifestTree {
  readonly entries: ManifestEntry[];
  /** Full-line comments that begin with `drivepost-inventory-sha256:`, with what stands behind the colon. */
  readonly inventoryLines: { readonly line: ManifestLine; readonly digest: string }[];
  /** How far the outermost fields are indented. */
  baseIndent: number;
  /** The line `...` that ends the document, if there is one. */
  endLine: ManifestLine | undefined;
  foreignJob: { readonly job: ForeignJob; readonly line: ManifestLine; readonly name: string } | undefined;
}

/** Which guide of the old service is meant: the e-mail service, the API up to c.2013, the API from 2014 (reference 0b). */
type Era = '2009' | '2010' | '2014';

/** What an era said of a field. */
export type EraDemand = 'required' | 'optional' | 'absent';

/** Where a field stands in the template, the help and the form. */
export type FieldGroup = 'job' | 'loading' | 'object' | 'returnAddress' | 'customs';

type FieldKind =
  | 'version'
  | 'text'
  | 'secret'
  | 'bucket'
  | 'choice'
  | 'yes-no'
  | 'emails'
  | 'header'
  | 'decimal'
  /** Named parts, indented below the name. */
  | 'record'
  /** Free `name: value` pairs, indented below the name. */
  | 'pairs'
  /** `- item` lines, indented below the name. */
  | 'list';

/** When Drivepost itself needs a field. */
export type FieldNeed =
  | 'always'
  | 'version-2'
  | 'optional'
  | 'usa-and-canada'
  | 'with-customs'
  | 'with-encrypted-data'
  | 'other-country';

/** All that is known of one field of an S3 import manifest (reference 1.3 to 1.6). */
export interface FieldSpec {
  /** Dotted where it is a part of another field: `returnAddress.city`. */
  readonly name: string;
  readonly group: FieldGroup;
  readonly kind: FieldKind;
  readonly need: FieldNeed;
  /** What is taken when it is left out. */
  readonly byDefault?: string | undefined;
  /** Every value of a choice, in the service's own spelling. */
  readonly values?: readonly string[] | undefined;
  /** Values taken with a warning, because the old service did not offer them. */
  readonly laterValues?: readonly string[] | undefined;
  /** The manifest versions that know it. */
  readonly versions: '1.0-2.0' | '2.0';
  readonly eras: Readonly<Record<Era, EraDemand>>;
  /** One line for help, template and form. */
  readonly help: string;
  readonly example: string;
}

/** `required when …` in words, for help and documents. */
export const needWords: Readonly<Record<FieldNeed, string>> = {
  always: 'required',
  'version-2': 'required in version 2.0',
  optional: 'optional',
  'usa-and-canada': 'required for the USA and Canada',
  'with-customs': 'required inside customs',
  'with-encrypted-data': 'required when encryptedData is yes',
  'other-country': 'required when the drive returns to another country',
};

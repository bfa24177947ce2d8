import type { Catalogue } from './catalogue.ts';

/** The same shape with any text in each place: what the catalogue of another language has to be. */
export type Words<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Words<Source[Key]>;
};

type KeyBelow<Source> = {
  [Key in keyof Source & string]: Source[Key] extends string
    ? Singular<Key>
    : `${Key}.${KeyBelow<Source[Key]>}`;
}[keyof Source & string];

/** `files_one` and `files_other` are asked for as `files`, with a `count`. */
type Singular<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

/** The name of a text: `common:next`, `errors:DRIVE_FULL.message`. */
export type WordKey = {
  [Feature in keyof Catalogue]: `${Feature}:${KeyBelow<Catalogue[Feature]>}`;
}[keyof Catalogue];

type TextBelow<Source, Key extends string> = Key extends keyof Source
  ? Source[Key]
  : `${Key}_other` extends keyof Source
    ? Source[`${Key}_other`] | PluralMark
    : Key extends `${infer Head}.${infer Rest}`
      ? Head extends keyof Source
        ? TextBelow<Source[Head], Rest>
        : never
      : never;

/** Stands among the texts of a plural, so that `count` is always asked for. */
type PluralMark = '{{count}}';

type TextOf<Key extends WordKey> = Key extends `${infer Feature}:${infer Rest}`
  ? Feature extends keyof Catalogue
    ? TextBelow<Catalogue[Feature], Rest>
    : never
  : never;

type Trimmed<Name extends string> = Name extends `${infer Bare},${string}` ? Bare : Name;

type Placeholder<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Trimmed<Name> | Placeholder<Rest>
  : never;

type Value<Name extends string> = Name extends 'count' ? number : string | number;

/** What a text needs to be told; nothing for most. */
type ValuesOf<Key extends WordKey> = [Placeholder<TextOf<Key>>] extends [never]
  ? []
  : [values: { readonly [Name in Placeholder<TextOf<Key>>]: Value<Name> }];

/** Gives the text of a key in the language that was chosen. A key or a value that is missing does not compile. */
export type Translate = <Key extends WordKey>(key: Key, ...values: ValuesOf<Key>) => string;

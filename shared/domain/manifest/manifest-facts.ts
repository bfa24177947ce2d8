import { fieldCatalogue } from './field-catalogue.ts';
import type { Manifest } from './manifest.ts';

/** A field of a manifest as a person reads it. */
export interface ManifestFact {
  readonly name: string;
  readonly value: string;
}

/** What a manifest says, in the order of the catalogue; nothing that is secret, and no return address. */
export function manifestFacts(manifest: Manifest): readonly ManifestFact[] {
  return fieldCatalogue.flatMap(({ name, kind, group }) => {
    if (kind === 'secret' || kind === 'record' || group === 'returnAddress') return [];
    const value = textOf(valueAt(manifest, name));
    return value === '' ? [] : [{ name, value }];
  });
}

/** The catalogue's dotted names are those of the manifest's own properties, but for addresses that may be several. */
function valueAt(manifest: Manifest, name: string): unknown {
  if (name === 'notificationEmail') return manifest.notificationEmails;
  let value: unknown = manifest;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (value instanceof Map)
    return [...value].map(([from, to]) => `${String(from)}: ${String(to)}`).join(', ');
  return '';
}

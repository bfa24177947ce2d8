import { appError } from '../../../domain/error-codes.ts';
import { fieldCatalogue, fieldSpec } from '../../../domain/manifest/field-catalogue.ts';
import type { ManifestValues } from '../../../domain/manifest/manifest-template.ts';
import { nearestName } from '../../../domain/manifest/nearest-name.ts';

const pairFields = ['contentTypes', 'staticMetadata', 'substitutions'] as const;

/** What `--set field=value` says. Throws USAGE for a field that does not exist, or that must not stand on a command line. */
export function readSettings(settings: readonly string[]): ManifestValues {
  const fields = new Map<string, string>();
  const ignore: string[] = [];
  const pairs = {
    contentTypes: new Map<string, string>(),
    staticMetadata: new Map<string, string>(),
    substitutions: new Map<string, string>(),
  };
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    if (equals <= 0) throw appError('USAGE', { detail: '--set takes field=value.' });
    const name = setting.slice(0, equals);
    const value = setting.slice(equals + 1);
    const pairField = pairFields.find((field) => name.toLowerCase().startsWith(`${field.toLowerCase()}.`));
    const spec = fieldSpec(name);
    if (pairField !== undefined) {
      pairs[pairField].set(name.slice(pairField.length + 1), value);
    } else if (spec === undefined) {
      const near = nearestName(
        name,
        fieldCatalogue.map((each) => each.name),
      );
      const advice = near === undefined ? 'drivepost manifest fields lists them.' : `Did you mean ${near}?`;
      throw appError('USAGE', { detail: `There is no field ${name}.`, advice });
    } else if (spec.kind === 'secret') {
      const detail = `${spec.name} is a secret: on a command line others could see it.`;
      throw appError('USAGE', { detail, advice: 'Write it into the file with an editor.' });
    } else if (spec.kind === 'list') {
      ignore.push(value);
    } else if (spec.kind === 'record' || spec.kind === 'pairs') {
      const detail = `${spec.name} has parts; set them one by one: ${spec.name}.NAME=VALUE.`;
      throw appError('USAGE', { detail });
    } else {
      fields.set(spec.name, value);
    }
  }
  return { fields, ignore, ...pairs };
}

import { fieldSpec } from './field-catalogue.ts';
import { readChoice, readYesNo } from './field-values.ts';
import type { Customs } from './manifest.ts';
import type { ManifestFields } from './manifest-fields.ts';
import type { ProblemList } from './problem-list.ts';

/** Reads `customs`; undefined when it is absent or all its parts are empty (reference 1.5). */
export function checkCustoms(fields: ManifestFields, problems: ProblemList): Customs | undefined {
  if (!fields.hasParts('customs')) return undefined;
  const text = (name: string): string => fields.value(`customs.${name}`).text;
  const filled = (name: string): string | undefined => text(name) || undefined;
  const choice = (name: string): string | undefined => {
    const spec = fieldSpec(`customs.${name}`);
    return spec === undefined ? undefined : readChoice(spec, text(name));
  };
  const tariff = fields.value('customs.deviceHTS');
  if (tariff.text !== '' && !/^\d{4}(?:\.?\d{2}){1,3}$/.test(tariff.text)) {
    problems.warning({
      code: 'InvalidCustoms',
      line: tariff.line,
      field: 'customs.deviceHTS',
      message: 'This does not look like a tariff code.',
      fix: 'Write its digits with dots, for example 8471.70.4065.',
    });
  }
  return {
    dataDescription: text('dataDescription'),
    encryptedData: readYesNo(text('encryptedData')) ?? false,
    encryptionClassification: filled('encryptionClassification'),
    exportCertifierName: text('exportCertifierName'),
    requiresExportLicense: readYesNo(text('requiresExportLicense')) ?? false,
    deviceValue: text('deviceValue'),
    deviceCountryOfOrigin: text('deviceCountryOfOrigin'),
    deviceType: choice('deviceType') ?? '',
    deviceHTS: filled('deviceHTS'),
    typeOfExport: choice('typeOfExport'),
  };
}

import { field, list, objects, text, texts } from './fields.ts';
import type { VimValue } from './values.ts';

/** The licence that an entity has. */
export interface LicenseAssignment {
  /** Id of the entity; a host's moid. */
  readonly entityId: string;
  readonly name: string;
  /** Like `esx.enterprisePlus.cpuPackage`. */
  readonly editionKey: string;
  /** What the licence allows, like `vmotion`, `dvs`, `serialuri:2`. */
  readonly features: readonly Feature[];
}

/** What a licence allows. */
export interface Feature {
  /** Like `serialuri:2`. */
  readonly key: string;
  /** For people. */
  readonly label: string;
}

/** The features among a licence's properties: pairs within pairs. */
function decodeFeatures(license: VimValue | undefined): Feature[] {
  return objects(field(license, 'properties'))
    .filter((property) => text(field(property, 'key')) === 'feature')
    .flatMap((property) => list(field(property, 'value')))
    .flatMap((feature) => {
      const key = text(field(feature, 'key'));
      return key === undefined ? [] : [{ key, label: texts(field(feature, 'value'))[0] ?? '' }];
    });
}

/** Reads licences that are assigned. The licences' own keys, which are as good as money, are not kept. */
export function decodeLicenseAssignments(value: VimValue | undefined): LicenseAssignment[] {
  return objects(value).flatMap((entry) => {
    const entityId = text(field(entry, 'entityId'));
    const license = field(entry, 'assignedLicense');
    if (entityId === undefined) return [];
    return [
      {
        entityId,
        name: text(field(license, 'name')) ?? '',
        editionKey: text(field(license, 'editionKey')) ?? '',
        features: decodeFeatures(license),
      },
    ];
  });
}

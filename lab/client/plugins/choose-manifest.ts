import {
  manifestWarnings,
  rangeIncludes,
  validateManifest,
  type Manifest,
  type ManifestCandidate,
} from '@vic/manifest';
import type { Emulation } from '../emulation.ts';

/** What the versions in a manifest are measured against. */
export interface Surroundings {
  readonly emulation: Emulation;
  readonly environment: 'onprem' | 'cloud' | 'gateway';
  readonly vcenterVersion: string;
  /** Types of the record's servers. */
  readonly serverTypes: readonly string[];
}

/** The manifest a client takes, or why it takes none. */
export type Choice =
  | { readonly file: string; readonly manifest: Manifest; readonly warnings: readonly string[] }
  | { readonly file: null; readonly reasons: readonly string[] };

/** The first candidate that the emulated client accepts, in the package's order. */
export function chooseManifest(candidates: readonly ManifestCandidate[], around: Surroundings): Choice {
  const reasons: string[] = [];
  for (const { file, manifest } of candidates) {
    const faults = faultsOf(manifest, around);
    if (faults.length === 0 && isManifest(manifest, around)) {
      const unmet = unmetRequirements(manifest, around);
      if (unmet.length === 0) return { file, manifest, warnings: manifestWarnings(manifest) };
      if (!around.emulation.rangesTakePartInChoice) return { file: null, reasons: named(file, unmet) };
      faults.push(...unmet);
    }
    reasons.push(...named(file, faults));
  }
  return { file: null, reasons };
}

function named(file: string, faults: readonly string[]): string[] {
  return faults.map((fault) => `${file}: ${fault}`);
}

function isManifest(value: unknown, { serverTypes }: Surroundings): value is Manifest {
  return validateManifest(value, { serverTypes }).length === 0;
}

function faultsOf(manifest: unknown, around: Surroundings): string[] {
  const faults = validateManifest(manifest, { serverTypes: around.serverTypes });
  if (faults.length > 0 || !isManifest(manifest, around)) return faults;
  const { emulation } = around;
  const { manifestVersion, requirements } = manifest;
  if (!emulation.manifestVersions.includes(manifestVersion)) {
    faults.push(`this client does not read manifestVersion ${manifestVersion}`);
  }
  if (!emulation.manifestVersions.includes(requirements['plugin.api.version'])) {
    faults.push(`this client does not have plugin.api.version ${requirements['plugin.api.version']}`);
  }
  const known: readonly string[] = [
    ...emulation.capabilities,
    'plugin.api.version',
    'vsphere.client',
    'vcenter.server',
  ];
  for (const name of Object.keys(requirements)) {
    if (!known.includes(name)) faults.push(`this client does not know the requirement "${name}"`);
  }
  return faults;
}

function unmetRequirements({ requirements }: Manifest, around: Surroundings): string[] {
  const { emulation, environment, vcenterVersion } = around;
  const sides = [
    { who: 'vSphere Client', version: emulation.version, asked: requirements['vsphere.client'] },
    { who: 'vCenter Server', version: vcenterVersion, asked: requirements['vcenter.server'] },
  ];
  return sides.flatMap(({ who, version, asked }) => {
    const unmet: string[] = [];
    if (asked?.version !== undefined && !rangeIncludes(asked.version, version)) {
      unmet.push(`${who} ${version} is not in the supported range ${asked.version}`);
    }
    if (asked?.environments && !asked.environments.includes(environment)) {
      unmet.push(`${who}: environment ${environment} is not supported`);
    }
    return unmet;
  });
}

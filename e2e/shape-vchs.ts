import { SHAPES } from '../lab/scenarios/shapes.ts';
import type { SimpleVch } from './simple-vch.ts';

/** The way to a datacenter of the scenario `shapes`. */
export const wayTo = (shape: keyof typeof SHAPES): readonly string[] => [
  'vc1.lab.local',
  'Sites',
  ...(shape === 'deepTree' || shape === 'oddNames' ? ['Region / 1'] : []),
  SHAPES[shape],
];

const equipped = (shape: keyof typeof SHAPES, cluster: string, switchName: string, datastore: string): SimpleVch => ({
  way: [...wayTo(shape), cluster],
  datastore,
  bridge: `${switchName}-bridge`,
  network: `${switchName}-vm`,
});

/** The least that a VCH needs in places of the scenario `shapes`. */
export const SHAPE_VCHS = {
  closedFirewall: equipped('closedFirewall', 'walled', 'dvs-walled', 'walled-ds'),
  roomy: equipped('fullDatastore', 'full', 'dvs-full', 'roomy-ds'),
  twoSwitches: equipped('twoSwitches', 'two-switches', 'dvs-left', 'left-ds'),
  partlySeen: { ...equipped('partlySeen', 'partly', 'dvs-partly', 'partly-ds'), bridge: 'partly-bridge' },
  noDrs: equipped('noDrs', 'no-drs', 'dvs-no-drs', 'no-drs-ds'),
  opaque: { ...equipped('opaqueNetworks', 'nsx', 'dvs-nsx', 'nsx-ds'), bridge: 'segment-bridge' },
  foldered: equipped('networkFolders', 'foldered', 'dvs-foldered', 'foldered-ds'),
  standalone: {
    way: [...wayTo('standaloneHosts'), 'esx01.alone.lab.local'],
    datastore: 'alone-ds',
    bridge: 'alone-bridge',
    network: 'alone-vm',
  },
  deep: {
    ...equipped('deepTree', 'deep', 'dvs-deep', 'deep-ds'),
    way: [...wayTo('deepTree'), 'Racks', 'Rack 7', 'deep', 'level-1', 'level-2', 'level-3'],
  },
  odd: equipped('oddNames', 'cluster "A" / 50%', 'dvs & co', 'Daten – Größe 日本'),
} as const satisfies Readonly<Record<string, SimpleVch>>;

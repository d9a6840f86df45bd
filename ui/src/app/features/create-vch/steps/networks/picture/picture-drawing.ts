import type { ContainerLink, PicturedPortGroup } from './network-picture.model.ts';
import { PICTURE, type PlacedPicture } from './picture-layout.ts';

/** From a port group to what is on it. */
export interface DrawnLine {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  /** its port group is chosen */
  readonly isSet: boolean;
}

/** A port group with what is said of it. */
export interface DrawnChip {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** null: none is chosen */
  readonly portGroup: PicturedPortGroup | null;
  readonly vlan: string | null;
  /** what containers find there; null: they are not on it */
  readonly containers: ContainerLink | null;
}

/** The endpoint VM, or the containers. */
export interface DrawnMachine {
  readonly x: number;
  readonly width: number;
  readonly titleKey: string;
  readonly name: string;
}

/** The endpoint VM is on the port groups at its left and on the bridge, containers on all at its right. */
export function drawnLines({ endpoint, containers }: PlacedPicture): readonly DrawnLine[] {
  const { chipWidth, endpointX, endpointWidth, containersX } = PICTURE;
  const bridge = containers.filter(({ link }) => link.alias === null);
  return [
    ...endpoint.map((each) => ({ ...each, x1: each.x + chipWidth, x2: endpointX })),
    ...bridge.map((each) => ({ ...each, x1: endpointX + endpointWidth, x2: each.x })),
    ...containers.map((each) => ({ ...each, x1: each.x + chipWidth, x2: containersX })),
  ].map(({ x1, x2, middle, link }) => ({ x1, x2, y: middle, isSet: link.portGroup !== null }));
}

/** All port groups, wherever they stand. */
export function drawnChips({ endpoint, containers }: PlacedPicture): readonly DrawnChip[] {
  return [
    ...endpoint.map(({ link, ...at }) => ({ ...at, ...link, vlan: link.portGroup?.vlan ?? null, containers: null })),
    ...containers.map(({ link, ...at }) => ({ ...at, ...link, vlan: null, containers: link })),
  ];
}

/** What stands between the port groups. */
export function drawnMachines(vchName: string): readonly DrawnMachine[] {
  const { endpointX, endpointWidth, containersX, containersWidth } = PICTURE;
  return [
    { x: endpointX, width: endpointWidth, titleKey: 'createVch.networks.picture.endpoint', name: vchName },
    { x: containersX, width: containersWidth, titleKey: 'createVch.networks.picture.containers', name: '' },
  ];
}

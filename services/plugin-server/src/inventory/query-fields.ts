import type { ContainerSortField, VchSortField } from '@vic/contract';
import { stateOfContainer, type ContainerFacts } from './project/container.ts';
import { stateOfVch, type VchFacts } from './project/vch.ts';
import type { Row } from './store.ts';

/** What a row is sorted by: text in natural order, numbers by size, null last. */
export type SortKey = string | number | null;
export type FieldReader = (row: Row) => SortKey;

const figures = {
  cpuMHz: (row: Row) => row.store.figures(row.vm.moid).cpuMHz,
  memoryMiB: (row: Row) => row.store.figures(row.vm.moid).memoryMiB,
  storageBytes: (row: Row) => row.store.figures(row.vm.moid).storageBytes,
} as const;

/** Fields whose values change all the time. */
export const FIGURE_FIELDS: readonly string[] = Object.keys(figures);

const shared = {
  name: ({ vm }: Row) => vm.config.name || vm.vm.vmName,
  vcenter: ({ store }: Row) => store.vcName,
  ...figures,
} as const;

/** By what the list of VCHs is filtered and sorted. */
export const VCH_FIELDS: Readonly<Record<VchSortField, FieldReader>> = {
  ...shared,
  state: (row) => fromVch(row, (facts) => stateOfVch(row.vm.vm.powerState, facts)),
  overallStatus: ({ vm }) => vm.vm.overallStatus,
  version: (row) => fromVch(row, ({ version }) => version),
  address: (row) => fromVch(row, ({ address }) => address),
  containerCount: ({ store, vm }) => store.ownership().counts.get(vm.moid)?.containers ?? 0,
};

/** By what the list of containers is filtered and sorted. */
export const CONTAINER_FIELDS: Readonly<Record<ContainerSortField, FieldReader>> = {
  ...shared,
  state: (row) => fromContainer(row, (facts) => stateOfContainer(row.vm.vm.powerState, facts)),
  image: (row) => fromContainer(row, ({ image }) => image),
  vch: ({ store, vm }) => store.ownerName(vm.moid),
  vmName: ({ vm }) => vm.vm.vmName,
  ports: (row) => fromContainer(row, portsText),
  address: (row) => fromContainer(row, addressesText),
  createdAt: (row) => fromContainer(row, ({ createdAt }) => createdAt),
  startedAt: (row) => fromContainer(row, ({ startedAt }) => startedAt),
};

function fromVch(row: Row, read: (facts: VchFacts) => SortKey): SortKey {
  return row.vm.config.kind === 'vch' ? read(row.vm.config) : null;
}

function fromContainer(row: Row, read: (facts: ContainerFacts) => SortKey): SortKey {
  return row.vm.config.kind === 'container' ? read(row.vm.config) : null;
}

const portTexts = new WeakMap<ContainerFacts, string>();

/** `8080:80/tcp, 443/tcp`, as users read it; made once for each set of facts. */
function portsText(facts: ContainerFacts): string | null {
  let text = portTexts.get(facts);
  if (text === undefined) {
    text = facts.ports
      .map(
        ({ hostPort, containerPort, protocol }) =>
          `${hostPort === null ? '' : `${hostPort}:`}${containerPort}/${protocol}`,
      )
      .join(', ');
    portTexts.set(facts, text);
  }
  return text || null;
}

const addressTexts = new WeakMap<ContainerFacts, string>();

function addressesText(facts: ContainerFacts): string | null {
  let text = addressTexts.get(facts);
  if (text === undefined) {
    text = facts.networks.flatMap(({ address }) => address ?? []).join(', ');
    addressTexts.set(facts, text);
  }
  return text || null;
}

import type { ContainerListQuery, ContainerSortField, ContainerVm } from '@vic/contract';
import { networksText, portsText } from '../../shared/container/port-text.ts';
import { optionsOf, type ListColumn } from '../../shared/list/list-column.ts';
import { CONTAINER_LOOKS } from '../../shared/status/looks.ts';

type ContainerColumn = ListColumn<ContainerVm> & {
  readonly sortField?: ContainerSortField;
  readonly filterParam?: keyof ContainerListQuery;
};

/** Columns of the list of containers, in their order. */
export const CONTAINER_COLUMNS: readonly ContainerColumn[] = [
  {
    id: 'name',
    labelKey: 'container.name',
    sortField: 'name',
    filterParam: 'name',
    filterKind: 'text',
    width: 180,
    value: (container) => container.name,
  },
  {
    id: 'state',
    labelKey: 'container.state',
    sortField: 'state',
    filterParam: 'state',
    filterKind: 'choice',
    options: optionsOf(CONTAINER_LOOKS),
    width: 290,
    value: ({ state, exitCode, startedAt, stoppedAt }) => [state, exitCode, startedAt, stoppedAt].join(' '),
  },
  {
    id: 'image',
    labelKey: 'container.image',
    sortField: 'image',
    filterParam: 'image',
    filterKind: 'text',
    width: 180,
    value: (container) => container.image,
  },
  {
    id: 'ports',
    labelKey: 'container.ports',
    sortField: 'ports',
    filterParam: 'ports',
    filterKind: 'text',
    width: 150,
    value: portsText,
  },
  {
    id: 'networks',
    labelKey: 'container.networks',
    sortField: 'address',
    filterParam: 'address',
    filterKind: 'text',
    width: 160,
    value: networksText,
  },
  {
    id: 'vch',
    labelKey: 'container.vch',
    sortField: 'vch',
    filterParam: 'vch',
    filterKind: 'text',
    width: 140,
    value: (container) => container.vch?.name ?? null,
  },
  {
    id: 'vm',
    labelKey: 'container.vm',
    sortField: 'vmName',
    filterParam: 'vmName',
    filterKind: 'text',
    width: 160,
    value: (container) => container.vmName,
  },
  {
    id: 'cpu',
    labelKey: 'container.cpu',
    sortField: 'cpuMHz',
    width: 120,
    value: (container) => container.figures.cpuMHz,
  },
  {
    id: 'memory',
    labelKey: 'container.memory',
    sortField: 'memoryMiB',
    width: 140,
    value: (container) => container.figures.memoryMiB,
  },
  {
    id: 'storage',
    labelKey: 'container.storage',
    sortField: 'storageBytes',
    width: 140,
    value: (container) => container.figures.storageBytes,
  },
  {
    id: 'created',
    labelKey: 'container.created',
    sortField: 'createdAt',
    width: 170,
    isHiddenAtFirst: true,
    value: (container) => container.createdAt,
  },
  {
    id: 'started',
    labelKey: 'container.started',
    sortField: 'startedAt',
    width: 170,
    isHiddenAtFirst: true,
    value: (container) => container.startedAt,
  },
  {
    id: 'vcenter',
    labelKey: 'container.vcenter',
    sortField: 'vcenter',
    filterParam: 'vcenter',
    filterKind: 'vcenter',
    width: 170,
    isHiddenAtFirst: true,
    value: (container) => container.vcGuid,
  },
];

import type { Vch, VchListQuery, VchSortField } from '@vic/contract';
import { optionsOf, type ListColumn } from '../../shared/list/list-column.ts';
import { ALARM_LOOKS, VCH_LOOKS } from '../../shared/status/looks.ts';

type VchColumn = ListColumn<Vch> & { readonly sortField?: VchSortField; readonly filterParam?: keyof VchListQuery };

/** Columns of the list of VCHs, in their order. */
export const VCH_COLUMNS: readonly VchColumn[] = [
  {
    id: 'name',
    labelKey: 'vch.name',
    sortField: 'name',
    filterParam: 'name',
    filterKind: 'text',
    width: 200,
    value: (vch) => vch.name,
  },
  {
    id: 'state',
    labelKey: 'vch.state',
    sortField: 'state',
    filterParam: 'state',
    filterKind: 'choice',
    options: optionsOf(VCH_LOOKS),
    width: 120,
    value: (vch) => vch.state,
  },
  {
    id: 'overallStatus',
    labelKey: 'vch.alarms',
    sortField: 'overallStatus',
    filterParam: 'overallStatus',
    filterKind: 'choice',
    options: optionsOf(ALARM_LOOKS),
    width: 110,
    value: (vch) => vch.overallStatus,
  },
  {
    id: 'dockerHost',
    labelKey: 'vch.dockerHost',
    sortField: 'address',
    filterParam: 'address',
    filterKind: 'text',
    width: 330,
    value: (vch) => vch.dockerHost,
  },
  { id: 'adminPortal', labelKey: 'vch.adminPortal', width: 130, value: (vch) => vch.adminPortal },
  {
    id: 'containers',
    labelKey: 'vch.containers',
    sortField: 'containerCount',
    width: 150,
    value: (vch) => `${vch.runningContainerCount}/${vch.containerCount}`,
  },
  {
    id: 'version',
    labelKey: 'vch.version',
    sortField: 'version',
    filterParam: 'version',
    filterKind: 'text',
    width: 170,
    value: (vch) => vch.version,
  },
  {
    id: 'vcenter',
    labelKey: 'vch.vcenter',
    sortField: 'vcenter',
    filterParam: 'vcenter',
    filterKind: 'vcenter',
    width: 170,
    value: (vch) => vch.vcGuid,
  },
  { id: 'cpu', labelKey: 'vch.cpu', sortField: 'cpuMHz', width: 120, value: (vch) => vch.figures.cpuMHz },
  { id: 'memory', labelKey: 'vch.memory', sortField: 'memoryMiB', width: 140, value: (vch) => vch.figures.memoryMiB },
  {
    id: 'storage',
    labelKey: 'vch.storage',
    sortField: 'storageBytes',
    width: 140,
    value: (vch) => vch.figures.storageBytes,
  },
];

import { fieldsOf } from '../field.ts';
import { showObject, showPlain, showQuantity, showShares, showSwitch } from '../show.ts';

export const COMPUTE_FIELDS = fieldsOf('compute', [
  { path: '/compute/resource', option: 'compute-resource', payload: ['/compute/resource'], show: showObject() },
  { path: '/compute/cpu/limit', option: 'cpu', payload: ['/compute/cpu/limit'], show: showQuantity('unlimited') },
  {
    path: '/compute/memory/limit',
    option: 'memory',
    payload: ['/compute/memory/limit'],
    show: showQuantity('unlimited'),
  },
  {
    path: '/compute/cpu/reservation',
    option: 'cpu-reservation',
    payload: ['/compute/cpu/reservation'],
    isAdvanced: true,
    show: showQuantity(),
  },
  {
    path: '/compute/cpu/shares',
    option: 'cpu-shares',
    payload: ['/compute/cpu/shares'],
    isAdvanced: true,
    show: showShares,
  },
  {
    path: '/compute/memory/reservation',
    option: 'memory-reservation',
    payload: ['/compute/memory/reservation'],
    isAdvanced: true,
    show: showQuantity(),
  },
  {
    path: '/compute/memory/shares',
    option: 'memory-shares',
    payload: ['/compute/memory/shares'],
    isAdvanced: true,
    show: showShares,
  },
  {
    path: '/compute/endpoint/cpus',
    option: 'endpoint-cpu',
    payload: ['/endpoint/cpu/sockets'],
    isAdvanced: true,
    show: showPlain('endpointCpus'),
  },
  {
    path: '/compute/endpoint/memory',
    option: 'endpoint-memory',
    payload: ['/endpoint/memory'],
    isAdvanced: true,
    show: showQuantity('endpointMemory'),
  },
  {
    path: '/compute/useVmGroup',
    option: 'affinity-vm-group',
    payload: ['/compute/affinity/use_vm_group'],
    isAdvanced: true,
    show: showSwitch,
  },
]);

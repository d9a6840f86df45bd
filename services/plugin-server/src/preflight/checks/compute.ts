import type { ComputeDetails, NotSelectableReason } from '@vic/contract/placement';
import type { PreflightCheck } from '@vic/contract/vch-creation';
import { toMHz, toMiB, type VchSpec } from '@vic/contract/vch-spec';
import { failed, passed, quoted, skipped, warned } from '../check.ts';

const RESOURCE = { slice: 'compute', path: '/compute/resource' } as const;
const GROUP = { slice: 'compute', path: '/compute/useVmGroup' } as const;

const REASONS: Readonly<Record<NotSelectableReason, string>> = {
  container: 'holds other things and can run nothing itself',
  'host-in-cluster': 'is a host in a cluster, whose place is the cluster',
  'vch-pool': 'is the resource pool of another VCH',
  vapp: 'is a vApp, in which no VCH can be made',
  'no-hosts': 'has no host',
};

/** The chosen place as it is now. */
export function checkPlace(spec: VchSpec, details: ComputeDetails): PreflightCheck[] {
  return [
    checkSelectable(details),
    ...checkUsableHosts(details),
    checkPrivileges(details),
    ...checkDrs(spec, details),
    ...checkVmGroup(spec, details),
    ...checkReservations(spec, details),
  ];
}

/** The chosen place is not there, or is not seen any more. */
export function placeIsGone(name: string): PreflightCheck {
  return failed('compute-unknown', RESOURCE, {
    cause: `The compute resource "${name}" does not exist any more, or you may not see it.`,
    remedy: 'Choose another compute resource.',
  });
}

/** No place is chosen. */
export function placeIsMissing(): PreflightCheck {
  return failed('compute-missing', RESOURCE, {
    cause: 'No compute resource is chosen.',
    remedy: 'Choose a cluster, a resource pool or a host.',
  });
}

function checkSelectable({ resource: { name }, reason }: ComputeDetails): PreflightCheck {
  if (reason === null) return passed('compute-resource', RESOURCE, `A VCH can be made in "${name}".`);
  return failed('compute-not-selectable', RESOURCE, {
    cause: `"${name}" ${REASONS[reason]}.`,
    remedy: 'Choose another compute resource.',
  });
}

function checkUsableHosts({ hosts, resource: { name } }: ComputeDetails): PreflightCheck[] {
  if (hosts.total === 0 || hosts.usable === hosts.total) return [];
  if (hosts.usable > 0) {
    const cause = `${hosts.usable} of the ${hosts.total} hosts of "${name}" are connected and not in maintenance mode.`;
    return [warned('hosts-unusable', RESOURCE, { cause })];
  }
  return [
    failed('compute-without-host', RESOURCE, {
      cause: `No host of "${name}" is connected and out of maintenance mode.`,
      remedy: 'Reconnect a host or take one out of maintenance mode.',
    }),
  ];
}

function checkPrivileges({ missingPrivileges, resource: { name } }: ComputeDetails): PreflightCheck {
  if (missingPrivileges.length === 0) return passed('privileges', RESOURCE, 'You have the privileges that this takes.');
  return failed('privileges-missing', RESOURCE, {
    cause: `For a VCH in "${name}" you lack ${missingPrivileges.join(', ')}.`,
    remedy: 'Ask your vSphere administrator for these privileges.',
  });
}

function checkDrs(spec: VchSpec, { resource: { kind, name }, drs: { isEnabled } }: ComputeDetails): PreflightCheck[] {
  if (isEnabled === null) {
    return kind === 'cluster' ? [skipped('drs', RESOURCE, 'Whether DRS is on', 'the cluster does not tell it')] : [];
  }
  if (isEnabled) return [passed('drs', RESOURCE, 'DRS is on.')];
  const lost = hasPoolSettings(spec) ? ' The limits, reservations and shares of this draft are dropped.' : '';
  return [
    warned('drs-off', RESOURCE, {
      cause: `DRS is off in the cluster of "${name}", so the VCH gets no resource pool of its own.${lost}`,
      remedy: 'Turn DRS on, or go on without a resource pool.',
    }),
  ];
}

function hasPoolSettings({ compute: { cpu, memory } }: VchSpec): boolean {
  return [cpu, memory].some(
    ({ limit, reservation, shares }) => limit !== null || reservation !== null || shares.level !== 'normal',
  );
}

function checkVmGroup({ compute, general }: VchSpec, { resource, drs }: ComputeDetails): PreflightCheck[] {
  if (!compute.useVmGroup) return [];
  if (resource.kind === 'host') {
    return [
      failed('vm-group', GROUP, {
        cause: 'A VM group is possible only in a cluster.',
        remedy: 'Do without the VM group.',
      }),
    ];
  }
  if (drs.isEnabled === null) return [skipped('vm-group', GROUP, 'The VM group', 'the cluster does not tell its DRS')];
  if (!drs.isEnabled) {
    return [
      failed('vm-group', GROUP, {
        cause: 'A VM group needs DRS, which is off in this cluster.',
        remedy: 'Turn DRS on, or do without the VM group.',
      }),
    ];
  }
  if (!drs.groups.includes(general.name))
    return [passed('vm-group', GROUP, 'The cluster has no DRS group of this name.')];
  return [
    failed('vm-group-exists', GROUP, {
      cause: `The cluster has a DRS group ${quoted([general.name])} already.`,
      remedy: 'Choose another name for the VCH, or do without the VM group.',
    }),
  ];
}

/** A pool with a reservation that its parent cannot give is refused by vCenter in the middle of the creation. */
function checkReservations({ compute }: VchSpec, { cpuMHz, memoryMiB, drs }: ComputeDetails): PreflightCheck[] {
  if (drs.isEnabled === false) return [];
  const { cpu, memory } = compute;
  return [
    ...checkReservation('cpu', cpu.reservation === null ? 0 : toMHz(cpu.reservation), cpuMHz.reservable, 'MHz'),
    ...checkReservation(
      'memory',
      memory.reservation === null ? 0 : toMiB(memory.reservation),
      memoryMiB.reservable,
      'MiB',
    ),
  ];
}

function checkReservation(
  what: 'cpu' | 'memory',
  wanted: number,
  reservable: number | null,
  units: string,
): PreflightCheck[] {
  if (wanted === 0 || reservable === null || wanted <= reservable) return [];
  return [
    failed(
      'reservation-too-large',
      { slice: 'compute', path: `/compute/${what}/reservation` },
      {
        cause: `The reservation of ${wanted} ${units} is more than the ${reservable} ${units} that can still be reserved here.`,
        remedy: `Reserve at most ${reservable} ${units}.`,
      },
    ),
  ];
}

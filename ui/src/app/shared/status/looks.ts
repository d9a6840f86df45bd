import type { ContainerState, OverallStatus, VcenterState, VchState } from '@vic/contract';
import type { StatusLook } from './status.ts';

/** States of VCHs. */
export const VCH_LOOKS: Readonly<Record<VchState, StatusLook>> = {
  running: { shape: 'success-standard', tone: 'success', labelKey: 'vchState.running' },
  starting: { shape: 'hourglass', tone: 'info', labelKey: 'vchState.starting' },
  stopped: { shape: 'stop', tone: 'neutral', labelKey: 'vchState.stopped' },
  suspended: { shape: 'pause', tone: 'neutral', labelKey: 'vchState.suspended' },
  failed: { shape: 'error-standard', tone: 'danger', labelKey: 'vchState.failed' },
  updating: { shape: 'sync', tone: 'info', labelKey: 'vchState.updating' },
  unknown: { shape: 'unknown-status', tone: 'neutral', labelKey: 'vchState.unknown' },
};

/** States of containers. */
export const CONTAINER_LOOKS: Readonly<Record<ContainerState, StatusLook>> = {
  created: { shape: 'circle', tone: 'neutral', labelKey: 'containerState.created' },
  starting: { shape: 'hourglass', tone: 'info', labelKey: 'containerState.starting' },
  running: { shape: 'success-standard', tone: 'success', labelKey: 'containerState.running' },
  stopped: { shape: 'stop', tone: 'neutral', labelKey: 'containerState.stopped' },
  suspended: { shape: 'pause', tone: 'neutral', labelKey: 'containerState.suspended' },
  failed: { shape: 'error-standard', tone: 'danger', labelKey: 'containerState.failed' },
  unknown: { shape: 'unknown-status', tone: 'neutral', labelKey: 'containerState.unknown' },
};

/** `overallStatus` of the VM: its alarms in vSphere. */
export const ALARM_LOOKS: Readonly<Record<OverallStatus, StatusLook>> = {
  green: { shape: 'success-standard', tone: 'success', labelKey: 'alarm.green' },
  yellow: { shape: 'warning-standard', tone: 'warning', labelKey: 'alarm.yellow' },
  red: { shape: 'error-standard', tone: 'danger', labelKey: 'alarm.red' },
  gray: { shape: 'unknown-status', tone: 'neutral', labelKey: 'alarm.gray' },
};

/** States of vCenters. */
export const VCENTER_LOOKS: Readonly<Record<VcenterState, StatusLook>> = {
  loading: { shape: 'hourglass', tone: 'info', labelKey: 'vcenterState.loading' },
  live: { shape: 'success-standard', tone: 'success', labelKey: 'vcenterState.live' },
  stale: { shape: 'warning-standard', tone: 'warning', labelKey: 'vcenterState.stale' },
  unavailable: { shape: 'error-standard', tone: 'danger', labelKey: 'vcenterState.unavailable' },
  untrusted: { shape: 'error-standard', tone: 'danger', labelKey: 'vcenterState.untrusted' },
  'not-permitted': { shape: 'no-access', tone: 'warning', labelKey: 'vcenterState.not-permitted' },
  expired: { shape: 'warning-standard', tone: 'warning', labelKey: 'vcenterState.expired' },
};

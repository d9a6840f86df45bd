import type { ActivityState } from '@vic/contract/vch-creation';
import type { StatusLook } from '../../../shared/status/status.ts';

/** States of activities. */
export const ACTIVITY_LOOKS: Readonly<Record<ActivityState, StatusLook>> = {
  running: { shape: 'hourglass', tone: 'info', labelKey: 'activity.state.running' },
  succeeded: { shape: 'success-standard', tone: 'success', labelKey: 'activity.state.succeeded' },
  failed: { shape: 'error-standard', tone: 'danger', labelKey: 'activity.state.failed' },
  unknown: { shape: 'unknown-status', tone: 'neutral', labelKey: 'activity.state.unknown' },
};

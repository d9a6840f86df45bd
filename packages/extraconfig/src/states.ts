/** What a container is doing, by the engine's rule: power state, start results and times of its sessions. */
import type { ContainerConfig, SessionConfig } from './container-config.ts';

export type ContainerState = 'created' | 'starting' | 'running' | 'stopped' | 'suspended' | 'failed' | 'unknown';

/** What a session records about its start: `started`, `not-started` (yet), or `failed` with a reason. */
export type StartResult =
  | { readonly state: 'started' }
  | { readonly state: 'not-started' }
  | { readonly state: 'failed'; readonly reason: string };

/** Reads the `started` text of a session or of a VCH's component. */
export function startResult(session: SessionConfig): StartResult {
  switch (session.started) {
    case '':
      return { state: 'not-started' };
    case 'true':
      return { state: 'started' };
    default:
      return { state: 'failed', reason: session.started };
  }
}

/** The main process: the session that has the container's own id, else the only one; null when there is none such. */
export function mainSession(config: ContainerConfig): SessionConfig | null {
  const own = config.sessions.get(config.common.id);
  if (own !== undefined) return own;
  const [only, ...others] = config.sessions.values();
  return only !== undefined && others.length === 0 ? only : null;
}

/**
 * State of a container.
 * Powered on and all sessions started: running, else starting. Powered off with a start or stop time: stopped, without:
 * created. A recorded reason why a session could not start is a failure, powered on or off.
 * @param powerState `runtime.powerState` of the containerVM; any other text gives `unknown`
 */
export function containerState(config: ContainerConfig, powerState: string): ContainerState {
  const sessions = [...config.sessions.values()];
  const hasFailed = sessions.some((session) => startResult(session).state === 'failed');
  switch (powerState) {
    case 'suspended':
      return 'suspended';
    case 'poweredOn':
      if (hasFailed) return 'failed';
      return sessions.length > 0 && sessions.every((session) => session.started === 'true') ? 'running' : 'starting';
    case 'poweredOff': {
      if (hasFailed) return 'failed';
      const hasRun = sessions.some(({ detail }) => detail.startTime !== 0n || detail.stopTime !== 0n);
      return hasRun ? 'stopped' : 'created';
    }
    default:
      return 'unknown';
  }
}

import type { VimClient } from '@vic/vim25';
import { ApiError } from '../../src/api-error.ts';
import type { OpenTarget } from '../../src/services.ts';
import type { TargetRequest, TargetSession } from '../../src/target/target-session.ts';

/** Call of a vSphere method that a session was asked for. */
export interface FakeCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A vCenter of which only log in, log out and tasks are there. */
export interface FakeTarget {
  readonly openTarget: OpenTarget;
  readonly requests: TargetRequest[];
  readonly calls: FakeCall[];
  /** sessions that are logged in */
  readonly openSessions: () => number;
}

export const WRONG_PASSWORD = 'wrong';

/** The user is the name given, or the ticket's text; the vCenter is the host given. */
export function fakeTarget({ showsTasks = false }: { showsTasks?: boolean } = {}): FakeTarget {
  const requests: TargetRequest[] = [];
  const calls: FakeCall[] = [];
  let open = 0;
  const client = (host: string) =>
    ({
      content: {
        about: { instanceUuid: host },
        rootFolder: { type: 'Folder', value: 'group-d1' },
        extensionManager: { type: 'ExtensionManager', value: 'ExtensionManager' },
        taskManager: { type: 'TaskManager', value: 'TaskManager' },
      },
      async invoke(method: string, _self: unknown, args: Record<string, unknown>) {
        if (method === 'FindExtension') return { taskList: [{ taskID: 'com.vmware.vic.2.0.0.CreateVch' }] };
        calls.push({ method, args });
        if (!showsTasks) throw new Error('refused');
        return method === 'CreateTask' ? { task: { type: 'Task', value: 'task-7' } } : undefined;
      },
    }) as unknown as VimClient;
  return {
    requests,
    calls,
    openSessions: () => open,
    async openTarget(request) {
      requests.push(request);
      const { credentials, host } = request;
      if (credentials.kind === 'password' && credentials.password === WRONG_PASSWORD) {
        throw new ApiError(400, `validation error: Failed to log in to ${host}: ServerFaultCode: Login failure`);
      }
      open += 1;
      const userName = credentials.kind === 'password' ? credentials.userName : credentials.ticket;
      return {
        request,
        client: client(host),
        user: { key: 'k', userName, fullName: '', loginTime: null },
        isVcenter: true,
        datacenter: null,
        async close() {
          open -= 1;
        },
      } satisfies TargetSession;
    },
  };
}

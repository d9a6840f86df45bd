/** The components that run inside an endpoint VM. */
import { models, zeroOf, type SessionConfig } from '@vic/extraconfig';
import type { VchPlan } from '@vic/vch-validation';

/** What the components must know of vSphere beside the plan. */
export interface VchSurroundings {
  /** how the VCH reaches vCenter: `https://vc.example.com` */
  readonly targetUrl: string;
  readonly datacenterName: string;
}

const PORT_LAYER_PORT = 2377;
const TLS_PORT = 2376;
const PLAIN_PORT = 2375;
const TRACE = 'GOTRACEBACK=all';

function session(
  name: string,
  cmd: Partial<SessionConfig['cmd']> & { readonly args: readonly string[] },
  user = '',
): [string, SessionConfig] {
  const empty = zeroOf(models.sessionConfig);
  return [
    name,
    {
      ...empty,
      common: { ...empty.common, id: name, name },
      cmd: { ...empty.cmd, ...cmd, path: cmd.args[0] ?? '' },
      active: true,
      restart: true,
      user,
      group: user,
    },
  ];
}

function proxyVariables(plan: VchPlan, prefix: string): readonly string[] {
  const { httpProxy, httpsProxy, noProxy } = plan.registry;
  return [
    ...(httpProxy === null ? [] : [`${prefix}HTTP_PROXY=${httpProxy}`]),
    ...(httpsProxy === null ? [] : [`${prefix}HTTPS_PROXY=${httpsProxy}`]),
    ...(noProxy.length === 0 ? [] : [`NO_PROXY=${noProxy.join(',')}`]),
  ];
}

/** The components by name, with command lines and environments. */
export function vchSessions(plan: VchPlan, around: VchSurroundings): ReadonlyMap<string, SessionConfig> {
  const { compute, storage, auth } = plan;
  return new Map([
    session('docker-personality', {
      args: [
        '/sbin/docker-engine-server',
        `-port=${auth.usesTls ? TLS_PORT : PLAIN_PORT}`,
        `-port-layer-port=${PORT_LAYER_PORT}`,
      ],
      env: ['PATH=/sbin', TRACE, ...proxyVariables(plan, '')],
    }),
    session('port-layer', {
      args: ['/sbin/port-layer-server', '--host=localhost', `--port=${PORT_LAYER_PORT}`],
      env: [
        `VC_URL=${around.targetUrl}`,
        `DC_PATH=${around.datacenterName}`,
        `CS_PATH=${compute.resource.path}`,
        `POOL_PATH=${compute.parentPool.path}`,
        `DS_PATH=${storage.imageStore.datastore.name}`,
      ],
    }),
    session(
      'vicadmin',
      {
        args: [
          '/sbin/vicadmin',
          `--dc=${around.datacenterName}`,
          `--pool=${compute.parentPool.path}`,
          `--cluster=${compute.resource.path}`,
        ],
        env: ['PATH=/sbin:/bin', TRACE, ...proxyVariables(plan, 'VICADMIN_')],
        workingDirectory: '/home/vicadmin',
      },
      'vicadmin',
    ),
  ]);
}

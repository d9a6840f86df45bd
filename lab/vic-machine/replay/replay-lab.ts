/** What the exchanges are replayed against: simulated vCenters with the recorded inventory, and our service. */
import { connect, type VimClient } from '@vic/vim25';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../../accounts.ts';
import type { CertificateFiles } from '../../launcher/certificate.ts';
import { build } from '../../scenarios/recorded.ts';
import type { Inventory } from '../../vcenter/inventory.ts';
import { startVcenter, type Vcenter } from '../../vcenter/vcenter.ts';
import { writeLabFiles } from '../lab-files.ts';
import { startVicMachineServer, type StartedService } from '../start-service.ts';
import { exchangeOf, readRecording, type Exchange, type RecordedRequest } from './recording.ts';
import { send, type RawResponse } from './send.ts';
import { Translation } from './translation.ts';

const TASK_MS = 5;
const TICKET = 'X-VMWARE-TICKET';
/** A ticket that no vCenter has given. */
const UNKNOWN_TICKET = 'no-such-ticket';

/** The servers of the recording, and what plays it to them. */
export interface ReplayLab {
  readonly recording: readonly Exchange[];
  readonly translation: Translation;
  readonly inventory: Inventory;
  /** 127.0.0.1:8989 of the recording, and 8990 with two datacenters */
  readonly vcenters: readonly [Vcenter, Vcenter];
  readonly service: StartedService;
  readonly certificateFiles: CertificateFiles;
  /** every line of the service's log */
  readonly lines: readonly string[];
  /** The recorded request as it is to be here, sent. */
  play(id: string, signal?: AbortSignal): Promise<RawResponse>;
  sendTo(request: RecordedRequest, signal?: AbortSignal): Promise<RawResponse>;
  stop(): Promise<void>;
}

/** Starts both vCenters and the service as they were when the exchanges were recorded. */
export async function startReplayLab(): Promise<ReplayLab> {
  const files = await writeLabFiles();
  const { certificateFiles, cert, key } = files;
  const start = (index: 1 | 2) =>
    startVcenter({
      inventory: build(index),
      cert,
      key,
      limits: { taskMs: TASK_MS },
    });
  const vcenters = [await start(1), await start(2)] as const;
  const lines: string[] = [];
  const service = await startVicMachineServer({
    isos: files.isos,
    tls: {
      certificateFile: certificateFiles.certFile,
      privateKeyFile: certificateFiles.keyFile,
      clientAuthorityFile: null,
    },
    onLine: (line) => lines.push(line),
  });
  const recording = readRecording();
  const translation = new Translation();
  translation.thumbprint(files.thumbprint);
  translation.target('127.0.0.1:8989', vcenters[0].port);
  translation.target('127.0.0.1:8990', vcenters[1].port);
  translation.target('127.0.0.1:8994', vcenters[0].port);
  const administrator = await logIn(vcenters[0], certificateFiles.thumbprint);

  const sendTo = async (request: RecordedRequest, signal?: AbortSignal): Promise<RawResponse> => {
    const headers = { ...request.headers };
    const ticket = headers[TICKET];
    if (ticket !== undefined && ticket !== UNKNOWN_TICKET && !translation.hasText(ticket)) {
      translation.text(ticket, await administrator.acquireCloneTicket());
    }
    if (ticket !== undefined) headers[TICKET] = translation.apply(ticket);
    const json = 'bodyJson' in request ? JSON.stringify(translation.applyAll(request.bodyJson)) : undefined;
    const raw = {
      method: request.method,
      path: translation.apply(request.path),
      headers,
      body: json ?? request.body ?? null,
    };
    return send(service.port, raw, signal);
  };
  return {
    recording,
    translation,
    inventory: vcenters[0].world.inventory,
    vcenters,
    service,
    certificateFiles,
    lines,
    sendTo,
    play: async (id, signal) => {
      const { request } = exchangeOf(recording, id);
      if (request === undefined) throw new Error(`The exchange ${id} has no request.`);
      return sendTo(request, signal);
    },
    stop: async () => {
      await service.stop();
      await administrator.close();
      await Promise.all(vcenters.map((vcenter) => vcenter.stop()));
      await files.remove();
    },
  };
}

async function logIn(vcenter: Vcenter, thumbprint: string): Promise<VimClient> {
  const client = await connect({ url: vcenter.url, trust: { thumbprint } });
  await client.login(ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD);
  return client;
}

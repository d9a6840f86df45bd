import { Activities } from './activities/activities.ts';
import { Creations } from './activities/creations.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.schema.ts';
import type { VcenterDirectory } from './config/vcenter-directory.ts';
import type { Vcenter } from './config/vcenter.ts';
import { CardReader } from './inventory/card-reader.ts';
import { Feeds } from './inventory/feeds.ts';
import { RecordPool } from './inventory/record-pool.ts';
import { revisionCounter } from './inventory/revision.ts';
import { Workspaces } from './inventory/workspaces.ts';
import type { Log } from './logging/log.ts';
import { OperationsUsers } from './operations-user/operations-users.ts';
import type { OperationsLogin } from './operations-user/operations-login.ts';
import { Placement } from './placement/placement.ts';
import { Preflight } from './preflight/preflight.ts';
import { SessionCache } from './sessions/session-cache.ts';
import type { SessionOpener } from './sessions/session-opener.ts';
import { StreamTickets } from './stream/stream-tickets.ts';
import { EndpointFinder } from './vic-machine/endpoint-finder.ts';
import { VchCopies } from './vch-copy/vch-copies.ts';
import { Firewalls } from './vic-machine/firewalls.ts';
import { VicMachineProxy } from './vic-machine/vic-machine-proxy.ts';
import { VicMachines } from './vic-machine/vic-machines.ts';

/** What routes work with. */
export interface Services {
  readonly directory: VcenterDirectory;
  readonly sessions: SessionCache;
  readonly feeds: Feeds;
  readonly workspaces: Workspaces;
  readonly cards: CardReader;
  readonly placement: Placement;
  readonly preflight: Preflight;
  readonly operationsUsers: OperationsUsers;
  readonly firewalls: Firewalls;
  readonly vchCopies: VchCopies;
  readonly tickets: StreamTickets;
  readonly activities: Activities;
  readonly creations: Creations;
  readonly vicMachine: VicMachineProxy;
  readonly vicMachines: VicMachines;
  readonly clock: Clock;
  close(): Promise<void>;
}

export interface ServicesOptions {
  readonly limits: Config['limits'];
  readonly directory: VcenterDirectory;
  readonly opener: SessionOpener;
  readonly clock: Clock;
  readonly log: Log;
  /** how operations users log in; default: the real thing */
  readonly operationsLogin?: OperationsLogin | undefined;
}

/** Builds everything behind the routes. */
export function createServices({ limits, directory, opener, clock, log, operationsLogin }: ServicesOptions): Services {
  const records = new RecordPool();
  const revisions = revisionCounter(clock);
  const sessions = new SessionCache({ opener, clock, maxSessions: limits.sessions });
  const feeds = new Feeds({ opener, records, revisions, clock, log });
  const workspaces = new Workspaces({ directory, sessions, feeds, revisions, clock });
  const finder = new EndpointFinder({ sessions, clock });
  const vicMachine = new VicMachineProxy({ sessions, finder });
  const vicMachines = new VicMachines({ sessions, finder, clock });
  const thumbprintOf = (vcenter: Vcenter): Promise<string> => finder.thumbprintOf(vcenter);
  const placement = new Placement({ directory, sessions, feeds, clock, thumbprintOf });
  const activities = new Activities(clock);
  const creations = new Creations({
    activities,
    servers: vicMachines,
    directory,
    tokensOf: ({ vcGuid, userName }) => feeds.tokensOf(vcGuid, userName),
    clock,
    log,
  });
  const unsubscribe = directory.onChange((guids) => {
    log.info({ guids }, 'vCenter configuration changed');
    for (const guid of guids) {
      feeds.closeVcenter(guid);
      sessions.dropVcenter(guid);
      finder.dropVcenter(guid);
    }
  });
  return {
    directory,
    sessions,
    feeds,
    workspaces,
    cards: new CardReader({ sessions, feeds, clock }),
    placement,
    preflight: new Preflight({ placement, vicMachines }),
    operationsUsers: new OperationsUsers({
      placement,
      servers: vicMachines,
      clock,
      ...(operationsLogin && { login: operationsLogin }),
    }),
    firewalls: new Firewalls({ placement, vicMachines }),
    vchCopies: new VchCopies({ placement, proxy: vicMachine }),
    tickets: new StreamTickets(clock),
    activities,
    creations,
    vicMachine,
    vicMachines,
    clock,
    async close() {
      unsubscribe();
      directory.close();
      await creations.close();
      activities.close();
      workspaces.close();
      vicMachine.close();
      await vicMachines.close();
      await feeds.close();
      await sessions.close();
    },
  };
}

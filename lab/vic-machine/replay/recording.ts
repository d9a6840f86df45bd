/** The exchanges recorded from the original vic-machine-server, checked when they are read. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

const FILE = path.resolve(
  import.meta.dirname,
  '../../../packages/vic-machine-api/fixtures/vic-machine-server-examples.json',
);

const Headers = Type.Record(Type.String(), Type.String());

const RecordedRequest = Type.Object({
  method: Type.String(),
  path: Type.String(),
  headers: Type.Optional(Headers),
  body: Type.Optional(Type.String()),
  bodyJson: Type.Optional(Type.Unknown()),
});

const RecordedResponse = Type.Object({
  status: Type.Integer(),
  headers: Headers,
  body: Type.Optional(Type.String()),
  bodyJson: Type.Optional(Type.Unknown()),
  /** of a text that is shortened */
  bodyStart: Type.Optional(Type.String()),
});

const Left = Type.Object({
  folder: Type.Array(Type.String()),
  pools: Type.Array(Type.String()),
  datastore: Type.Optional(Type.Array(Type.String())),
});

const Allocation = Type.Object({
  Reservation: Type.Integer(),
  ExpandableReservation: Type.Boolean(),
  Limit: Type.Integer(),
  Shares: Type.Object({ Level: Type.String() }),
});

const RecordedVm = Type.Object({
  name: Type.String(),
  guestId: Type.String(),
  alternateGuestName: Type.String(),
  vmPathName: Type.String(),
  numCPU: Type.Integer(),
  memoryMB: Type.Integer(),
  powerState: Type.String(),
  devices: Type.Array(
    Type.Object({
      label: Type.String(),
      deviceName: Type.Optional(Type.String()),
      portgroupKey: Type.Optional(Type.String()),
      slot: Type.Optional(Type.Integer()),
      fileName: Type.Optional(Type.String()),
    }),
  ),
  extraConfig: Type.Record(Type.String(), Type.String()),
});

const Exchange = Type.Object({
  id: Type.String(),
  description: Type.String(),
  run: Type.Union([Type.Literal('A'), Type.Literal('B'), Type.Literal('C')]),
  request: Type.Optional(RecordedRequest),
  response: Type.Optional(Type.Union([RecordedResponse, Type.Null()])),
  leftAfterwards: Type.Optional(Left),
  calls: Type.Optional(Type.Array(Type.String())),
  statuses: Type.Optional(Type.Record(Type.String(), Type.Integer())),
  vm: Type.Optional(RecordedVm),
  folder: Type.Optional(Type.String()),
  resourcePool: Type.Optional(Type.Object({ path: Type.String(), cpu: Allocation, memory: Allocation })),
  datastoreFiles: Type.Optional(Type.Array(Type.String())),
});

export type RecordedRequest = Static<typeof RecordedRequest>;
export type RecordedResponse = Static<typeof RecordedResponse>;
export type RecordedVm = Static<typeof RecordedVm>;
export type Exchange = Static<typeof Exchange>;

/** All exchanges, in the order of recording within each run. */
export function readRecording(): readonly Exchange[] {
  const parsed: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
  return Value.Parse(Type.Object({ exchanges: Type.Array(Exchange) }), parsed).exchanges;
}

/** The exchange of that name; throws when there is none. */
export function exchangeOf(recording: readonly Exchange[], id: string): Exchange {
  const exchange = recording.find((each) => each.id === id);
  if (exchange === undefined) throw new Error(`The recording has no exchange ${id}.`);
  return exchange;
}

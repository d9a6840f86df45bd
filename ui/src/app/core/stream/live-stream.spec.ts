import { TestBed } from '@angular/core/testing';
import type { StreamMessage } from '@vic/contract';
import type { Subscription } from 'rxjs';
import { aVcenter } from '../../../testing/records.ts';
import { answer, pass, setUpBench, settle, tearDownBench, type Bench } from '../../../testing/test-bed.ts';
import { VcenterHealthStore } from '../health/vcenter-health.store.ts';
import { Session } from '../session/session.ts';
import { LiveStream } from './live-stream.ts';

const HELLO: StreamMessage = { type: 'hello', revision: 1, vcenters: [aVcenter()] };
const TICKET = { ticket: 'once', expiresInSeconds: 60 };

describe('LiveStream', () => {
  let bench: Bench;
  let stream: LiveStream;
  let listening: Subscription;
  let received: StreamMessage[];

  beforeEach(async () => {
    bench = await setUpBench();
    spyOn(Math, 'random').and.returnValue(0.5);
    stream = TestBed.inject(LiveStream);
    received = [];
    listening = stream.messages.subscribe((message) => received.push(message));
    await answer(bench, 'stream-ticket', TICKET);
  });
  afterEach(() => {
    listening.unsubscribe();
    tearDownBench();
  });

  it('carries the ticket as a subprotocol and not in the address', () => {
    expect(bench.sockets.last.protocols).toEqual(['vic.stream.v1', 'ticket.once']);
    expect(bench.sockets.last.url).toMatch(/^ws.*\/api\/stream$/);
  });

  it('is live from the first message on, and passes on the health of the vCenters', async () => {
    bench.sockets.last.send(HELLO);
    await settle();

    expect(stream.state()).toBe('live');
    expect(TestBed.inject(VcenterHealthStore).vcenters()).toEqual([aVcenter()]);
  });

  it('connects again with a new ticket one second after it lost the server', async () => {
    bench.sockets.last.send(HELLO);
    bench.sockets.last.close(1006);
    await settle();

    expect(stream.state()).toBe('down');
    await pass(1_000);
    await answer(bench, 'stream-ticket', TICKET);
    bench.sockets.last.send(HELLO);

    expect(bench.sockets.opened.length).toBe(2);
    expect(stream.state()).toBe('live');
  });

  it('waits longer after each failure', async () => {
    bench.sockets.last.close(1006);
    await pass(1_000);
    await answer(bench, 'stream-ticket', TICKET);
    bench.sockets.last.close(1006);
    await pass(1_000);
    bench.http.expectNone((request) => request.url.endsWith('stream-ticket'));
    await pass(1_000);
    await answer(bench, 'stream-ticket', TICKET);

    expect(bench.sockets.opened.length).toBe(3);
  });

  it('takes a silent connection for dead', async () => {
    bench.sockets.last.send(HELLO);
    await pass(75_000);

    expect(stream.state()).toBe('down');
    expect(bench.sockets.last.isClosedByClient).toBeTrue();
  });

  it('stays alive on heartbeats', async () => {
    bench.sockets.last.send(HELLO);
    await pass(60_000);
    bench.sockets.last.send({ type: 'heartbeat' });
    await pass(60_000);

    expect(stream.state()).toBe('live');
  });

  it('gives up when the session has ended, and comes back when it is resumed', async () => {
    bench.sockets.last.close(4401);
    await pass(60_000);

    expect(stream.state()).toBe('ended');
    expect(TestBed.inject(Session).isEnded()).toBeTrue();
    await TestBed.inject(Session).resume();
    await answer(bench, 'stream-ticket', TICKET);

    expect(bench.sockets.opened.length).toBe(2);
  });

  it('drops a connection that sends what it does not understand', async () => {
    bench.sockets.last.sendText('not json');
    await settle();

    expect(received).toEqual([]);
    expect(stream.state()).toBe('down');
  });

  it('closes soon after the last listener has gone', async () => {
    listening.unsubscribe();
    await pass(1_000);

    expect(bench.sockets.last.isClosedByClient).toBeTrue();
    expect(stream.state()).toBe('idle');
  });
});

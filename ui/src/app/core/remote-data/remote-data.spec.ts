import { effect, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { setUpBench, settle, tearDownBench } from '../../../testing/test-bed.ts';
import { AppFault } from '../errors/app-fault.ts';
import { remoteData, type RemoteRef } from './remote-data.ts';

describe('remoteData', () => {
  const request = signal('a');
  let readings: { request: string; answer: Subject<string> }[];
  let remote: RemoteRef<string>;

  function last() {
    const reading = readings.at(-1);
    if (!reading) throw new Error('nothing was read');
    return reading;
  }

  beforeEach(async () => {
    await setUpBench();
    request.set('a');
    readings = [];
    remote = TestBed.runInInjectionContext(() =>
      remoteData(request, (wanted) => {
        const reading = { request: wanted, answer: new Subject<string>() };
        readings.push(reading);
        return reading.answer;
      }),
    );
    TestBed.runInInjectionContext(() => effect(() => remote.data()));
    await settle();
  });
  afterEach(() => {
    tearDownBench();
  });

  it('is loading at first, then ready', async () => {
    expect(remote.data().status).toBe('loading');

    last().answer.next('one');
    await settle();

    expect(remote.data()).toEqual({ status: 'ready', value: 'one', isRefreshing: false });
  });

  it('shows an error where nothing was read before', async () => {
    last().answer.error(new AppFault({ code: 'forbidden' }));
    await settle();

    expect(remote.data()).toEqual(jasmine.objectContaining({ status: 'error' }));
  });

  it('keeps the old value as stale when reading it again fails', async () => {
    last().answer.next('one');
    await settle();
    remote.refresh('implicit');
    await settle();
    last().answer.error(new AppFault({ code: 'unreachable' }));
    await settle();

    expect(remote.data()).toEqual(jasmine.objectContaining({ status: 'stale', value: 'one' }));
  });

  it('does not show the rows of another request as the failed one', async () => {
    last().answer.next('one');
    await settle();
    request.set('b');
    await settle();
    last().answer.error(new AppFault({ code: 'unreachable' }));
    await settle();

    expect(remote.data().status).toBe('error');
  });

  it('refreshes without a sign when nobody asked', async () => {
    last().answer.next('one');
    await settle();
    remote.refresh('implicit');
    await settle();

    expect(remote.data()).toEqual({ status: 'ready', value: 'one', isRefreshing: false });
    expect(remote.isReading()).toBeTrue();
  });

  it('shows that it refreshes when the user asked', async () => {
    last().answer.next('one');
    await settle();
    remote.refresh('explicit');
    await settle();

    expect(remote.data()).toEqual({ status: 'ready', value: 'one', isRefreshing: true });
  });

  it('stays stale while it tries again unasked', async () => {
    last().answer.next('one');
    await settle();
    remote.refresh('implicit');
    await settle();
    last().answer.error(new AppFault({ code: 'unreachable' }));
    await settle();
    remote.refresh('implicit');
    await settle();

    expect(remote.data().status).toBe('stale');
  });

  it('never lets an old answer paint over a new one', async () => {
    const slow = last();
    request.set('b');
    await settle();
    last().answer.next('new');
    slow.answer.next('old');
    await settle();

    expect(remote.value()).toBe('new');
  });
});

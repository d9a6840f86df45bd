import { TestBed } from '@angular/core/testing';
import { SESSION_HEADER, type Summary } from '@vic/contract';
import type { Observable } from 'rxjs';
import { aProblem } from '../../../testing/problems.ts';
import { aSummary } from '../../../testing/records.ts';
import { answer, pass, requestTo, setUpBench, settle, tearDownBench, type Bench } from '../../../testing/test-bed.ts';
import type { AppFault } from '../errors/app-fault.ts';
import { Session } from '../session/session.ts';
import { BACKEND_PATIENCE_MS } from './api-base.ts';
import { PluginClient } from './plugin.client.ts';

interface Outcome {
  value?: Summary;
  fault?: AppFault;
}

function outcomeOf(call: Observable<Summary>): Outcome {
  const outcome: Outcome = {};
  call.subscribe({ next: (value) => (outcome.value = value), error: (fault: AppFault) => (outcome.fault = fault) });
  return outcome;
}

describe('PluginClient', () => {
  let bench: Bench;
  let api: PluginClient;

  beforeEach(async () => {
    bench = await setUpBench();
    api = TestBed.inject(PluginClient);
  });
  afterEach(() => {
    bench.http.verify();
    tearDownBench();
  });

  it('sends the session token as a header and never in the address', async () => {
    outcomeOf(api.summary());

    const request = await requestTo(bench, 'summary');

    expect(request.request.headers.get(SESSION_HEADER)).toBe('token-1');
    expect(request.request.urlWithParams).not.toContain('token-1');
  });

  it('asks beside the page when the client never tells its servers', async () => {
    spyOn(bench.host, 'backend').and.returnValue(new Promise(() => undefined));
    outcomeOf(api.summary());

    await pass(BACKEND_PATIENCE_MS);
    const request = await requestTo(bench, 'summary');

    expect(request.request.url).toBe(new URL('api/summary', document.baseURI).href);
  });

  it('asks for a new token and tries once more when the server refuses the first', async () => {
    bench.host.sessions = [{ sessionToken: 'old' }, { sessionToken: 'new' }];
    const outcome = outcomeOf(api.summary());
    (await requestTo(bench, 'summary')).flush('', { status: 401, statusText: 'Unauthorized' });

    const second = await answer(bench, 'summary', aSummary());

    expect(second.request.headers.get(SESSION_HEADER)).toBe('new');
    expect(outcome.value?.vchCount).toBe(4);
  });

  it('ends the session when the server refuses the new token too', async () => {
    const outcome = outcomeOf(api.summary());
    (await requestTo(bench, 'summary')).flush('', { status: 401, statusText: 'Unauthorized' });
    (await requestTo(bench, 'summary')).flush('', { status: 401, statusText: 'Unauthorized' });
    await settle();

    expect(outcome.fault?.code).toBe('session-ended');
    expect(TestBed.inject(Session).isEnded()).toBeTrue();
  });

  it('ends the session when the client has none', async () => {
    bench.host.sessions = [null];
    const outcome = outcomeOf(api.summary());
    await settle();

    expect(outcome.fault?.code).toBe('session-ended');
    bench.http.expectNone(() => true);
  });

  it('tries three times to reach the server', async () => {
    const outcome = outcomeOf(api.summary());
    for (const wait of [0, 400, 800]) {
      await pass(wait);
      (await requestTo(bench, 'summary')).error(new ProgressEvent('error'));
    }
    await settle();

    expect(outcome.fault?.code).toBe('unreachable');
  });

  it('passes on what the server says is wrong, and does not ask again', async () => {
    const outcome = outcomeOf(api.summary());
    (await requestTo(bench, 'summary')).flush(aProblem(), { status: 502, statusText: 'Bad Gateway' });
    await pass(5_000);

    expect(outcome.fault?.code).toBe('vcenter-error');
    expect(outcome.fault?.detail).toBe('vc1.lab.local answered SystemError.');
    expect(outcome.fault?.correlationId).toBe('c0ffee-1');
  });

  it('takes an error page of something between for a server out of reach', async () => {
    const outcome = outcomeOf(api.summary());
    for (const wait of [0, 400, 800]) {
      await pass(wait);
      (await requestTo(bench, 'summary')).flush('<h1>Bad Gateway</h1>', { status: 502, statusText: 'Bad Gateway' });
    }
    await settle();

    expect(outcome.fault?.code).toBe('unreachable');
  });

  it('refuses an answer that does not match the contract', async () => {
    const outcome = outcomeOf(api.summary());
    await answer(bench, 'summary', { ...aSummary(), vchCount: 'four' });

    expect(outcome.fault?.code).toBe('contract');
  });

  it('gives up after fifteen seconds', async () => {
    const outcome = outcomeOf(api.summary());
    const request = await requestTo(bench, 'summary');
    await pass(15_000);

    expect(outcome.fault?.code).toBe('timeout');
    expect(request.cancelled).toBeTrue();
  });

  it('keeps odd characters of an object inside its part of the path', async () => {
    api.vch('guid/../x', 'vm 1').subscribe({ error: () => undefined });

    const request = await requestTo(bench, 'vc/guid%2F..%2Fx/vchs/vm%201');

    expect(request.request.method).toBe('GET');
  });
});

import { TestBed } from '@angular/core/testing';
import type { Observable } from 'rxjs';
import * as Type from 'typebox';
import { aProblem } from '../../../testing/problems.ts';
import { pass, requestTo, setUpBench, settle, tearDownBench, type Bench } from '../../../testing/test-bed.ts';
import type { AppFault } from '../errors/app-fault.ts';
import { ApiCaller, NO_CONTENT, pathPart } from './api-caller.ts';

const Thing = Type.Object({ name: Type.String() });

interface Outcome {
  value?: unknown;
  fault?: AppFault;
}

function outcomeOf(call: Observable<unknown>): Outcome {
  const outcome: Outcome = {};
  call.subscribe({ next: (value) => (outcome.value = value), error: (fault: AppFault) => (outcome.fault = fault) });
  return outcome;
}

describe('ApiCaller', () => {
  let bench: Bench;
  let caller: ApiCaller;

  beforeEach(async () => {
    bench = await setUpBench();
    caller = TestBed.inject(ApiCaller);
  });
  afterEach(() => {
    bench.http.verify();
    tearDownBench();
  });

  it('sends a body as JSON', async () => {
    const outcome = outcomeOf(
      caller.send({ method: 'POST', path: 'things', schema: Thing, body: { name: 'a' }, query: { at: 1 } }),
    );

    const request = await requestTo(bench, 'things');
    request.flush({ name: 'b' });
    await settle();

    expect(request.request.body).toEqual({ name: 'a' });
    expect(request.request.params.get('at')).toBe('1');
    expect(outcome.value).toEqual({ name: 'b' });
  });

  it('takes an empty answer where none is expected', async () => {
    const outcome = outcomeOf(caller.send({ method: 'DELETE', path: 'things/1', schema: NO_CONTENT }));

    (await requestTo(bench, 'things/1')).flush(null, { status: 204, statusText: 'No Content' });
    await settle();

    expect(outcome.value).toBeNull();
    expect(outcome.fault).toBeUndefined();
  });

  it('sends nothing twice that may change something', async () => {
    const outcome = outcomeOf(caller.send({ method: 'POST', path: 'things', schema: Thing }));
    (await requestTo(bench, 'things')).error(new ProgressEvent('error'));
    await pass(5_000);

    expect(outcome.fault?.code).toBe('unreachable');
    bench.http.expectNone(() => true);
  });

  it('waits as long as the call says', async () => {
    const outcome = outcomeOf(caller.send({ method: 'POST', path: 'slow', schema: Thing, timeoutMs: 60_000 }));
    const request = await requestTo(bench, 'slow');

    await pass(59_000);
    expect(outcome.fault).toBeUndefined();
    await pass(1_000);

    expect(outcome.fault?.code).toBe('timeout');
    expect(request.cancelled).toBeTrue();
  });

  it('says which values were refused', async () => {
    const fields = [{ path: '/general/name', message: 'is in use' }];
    const outcome = outcomeOf(caller.send({ method: 'POST', path: 'things', schema: Thing }));
    (await requestTo(bench, 'things')).flush(aProblem({ code: 'invalid', status: 400, fields }), {
      status: 400,
      statusText: 'Bad Request',
    });
    await settle();

    expect(outcome.fault?.fields).toEqual(fields);
  });
});

describe('pathPart', () => {
  it('keeps odd characters inside their part', () => {
    expect(pathPart('a/../b c')).toBe('a%2F..%2Fb%20c');
  });
});

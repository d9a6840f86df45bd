/** A hundred requests of all kinds at the same time: nothing crashes, no answer is another's, no session stays. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ApiCall } from './api.ts';
import type { RawResponse } from './replay/send.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';
import { specification } from './specifications.ts';

interface Request extends ApiCall {
  readonly expect: (answer: RawResponse) => void;
}

const THERE = Array.from({ length: 12 }, (_, index) => `there-${index}`);
const GOING = Array.from({ length: 6 }, (_, index) => `going-${index}`);
const COMING = Array.from({ length: 10 }, (_, index) => `coming-${index}`);

describe('a hundred requests at the same time', () => {
  let lab: ServiceLab;
  before(async () => {
    lab = await startServiceLab({ vchsBoot: false });
    const made = await Promise.all([...THERE, ...GOING].map((name) => lab.call(creation(name))));
    for (const { status, text } of made) assert.equal(status, 201, text);
  });
  after(() => lab.stop());

  it('are answered each with its own', async () => {
    const before = lab.vcenter.world.sessions.all().length;
    const requests = shuffled([
      ...THERE.flatMap((name) => aboutOne(lab, name)),
      ...GOING.map((name) => deletion(lab, name)),
      ...COMING.map(creation),
      ...Array.from({ length: 16 }, list),
      ...Array.from({ length: 8 }, (_, index) => validation(`checked/${index}`)),
      ...Array.from({ length: 4 }, firewall),
      ...Array.from({ length: 8 }, (_, index) => missing(`vm-99${index}`)),
    ]);
    assert.equal(requests.length, 100);
    const answers = await Promise.all(requests.map((request) => lab.call(request)));
    requests.forEach(({ expect }, index) => {
      const answer = answers[index];
      assert.ok(answer);
      expect(answer);
    });
    const { text } = await lab.call({ path: '/vch' });
    for (const name of [...THERE, ...COMING]) assert.ok(text.includes(`"name":"${name}"`), name);
    for (const name of GOING) assert.ok(!text.includes(`"name":"${name}"`), name);
    assert.equal(lab.vcenter.world.sessions.all().length, before);
  });
});

function aboutOne(lab: ServiceLab, name: string): Request[] {
  const path = `/vch/${lab.vm(name).moid}`;
  return [
    {
      path,
      expect: ({ status, text }) => {
        assert.equal(status, 200, text);
        assert.match(text, new RegExp(`"name":"${name}"`));
      },
    },
    {
      path: `${path}/log`,
      expect: ({ status, text }) => {
        assert.equal(status, 200, text);
        assert.match(text, new RegExp(`\\b${name}\\b`));
        for (const other of THERE) if (other !== name) assert.doesNotMatch(text, new RegExp(`\\b${other}\\b`));
      },
    },
    {
      path: `${path}/certificate`,
      expect: ({ status, text }) => {
        assert.equal(status, 404);
        assert.match(text, /no certificate found for VCH/);
      },
    },
    { path: `/datacenter/datacenter-2${path}`, expect: ({ status }) => assert.equal(status, 200) },
  ];
}

function creation(name: string): Request {
  return {
    method: 'POST',
    path: '/vch',
    body: specification(name),
    expect: ({ status, text }) => assert.equal(status, 201, text),
  };
}

function deletion(lab: ServiceLab, name: string): Request {
  return {
    method: 'DELETE',
    path: `/vch/${lab.vm(name).moid}`,
    expect: ({ status, text }) => assert.equal(status, 202, text),
  };
}

function validation(name: string): Request {
  return {
    method: 'POST',
    path: '/vch-validation',
    body: specification(name),
    expect: ({ status, text }) => {
      assert.equal(status, 200, text);
      assert.ok(text.includes(name), text);
    },
  };
}

function list(): Request {
  return {
    path: '/vch',
    expect: ({ status, text }) => {
      assert.equal(status, 200, text);
      for (const name of THERE) assert.ok(text.includes(`"name":"${name}"`), `${name} in ${text}`);
    },
  };
}

function firewall(): Request {
  return {
    path: '',
    expect: ({ status, text }) => {
      assert.equal(status, 200, text);
      assert.match(text, /^\{"firewall":\[/);
    },
  };
}

function missing(id: string): Request {
  return {
    path: `/vch/${id}`,
    expect: ({ status, text }) => {
      assert.equal(status, 404);
      assert.ok(text.includes(id), text);
    },
  };
}

/** The same disorder in each run. */
function shuffled<T>(items: readonly T[]): T[] {
  let state = 1;
  const keyed = items.map((item) => {
    state = (state * 48_271) % 2_147_483_647;
    return { item, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

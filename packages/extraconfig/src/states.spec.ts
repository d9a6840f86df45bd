import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyContainerConfig, type ContainerConfig } from './container-config.ts';
import { sessionConfig } from './models/session.ts';
import { containerState, mainSession } from './states.ts';
import { zeroOf } from './zero.ts';

interface Session {
  started?: string;
  startTime?: bigint;
  stopTime?: bigint;
}

function withSessions(...sessions: Session[]): ContainerConfig {
  const empty = zeroOf(sessionConfig);
  return {
    ...emptyContainerConfig(),
    sessions: new Map(
      sessions.map(({ started = '', startTime = 0n, stopTime = 0n }, index) => [
        String(index),
        { ...empty, started, detail: { ...empty.detail, startTime, stopTime } },
      ]),
    ),
  };
}

describe('containerState', () => {
  const cases = [
    ['running', 'poweredOn', withSessions({ started: 'true', startTime: 5n })],
    ['starting', 'poweredOn', withSessions({})],
    ['starting', 'poweredOn', withSessions({ started: 'true' }, {})],
    ['starting', 'poweredOn', withSessions()],
    ['failed', 'poweredOn', withSessions({ started: 'no such file' })],
    ['created', 'poweredOff', withSessions({})],
    ['stopped', 'poweredOff', withSessions({ started: 'true', startTime: 5n })],
    ['stopped', 'poweredOff', withSessions({ stopTime: 5n })],
    ['failed', 'poweredOff', withSessions({ started: 'no such file', stopTime: 5n })],
    ['suspended', 'suspended', withSessions({ started: 'true', startTime: 5n })],
    ['unknown', 'unknown', withSessions({ started: 'true' })],
  ] as const;
  for (const [state, powerState, config] of cases) {
    const starts = [...config.sessions.values()].map((session) => session.started).join('", "');
    it(`is ${state} when ${powerState} with sessions "${starts}"`, () => {
      assert.equal(containerState(config, powerState), state);
    });
  }
});

describe('mainSession', () => {
  it('is the one with the id of the container', () => {
    const config = withSessions({ started: 'a' }, { started: 'b' });
    assert.equal(mainSession({ ...config, common: { ...config.common, id: '1' } })?.started, 'b');
  });
  it('is the only one there is', () => assert.equal(mainSession(withSessions({ started: 'a' }))?.started, 'a'));
  it('is unknown among several', () => assert.equal(mainSession(withSessions({}, {})), null));
  it('is unknown where there is none', () => assert.equal(mainSession(withSessions()), null));
});

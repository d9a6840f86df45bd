import { TransportError, VimFault } from '@vic/vim25';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureOf } from '../../src/inventory/feed.ts';

test('tells a vCenter whose inventory the user may not see from one that is down', () => {
  assert.equal(failureOf(new VimFault('NoPermission'), false, 'vc1').state, 'not-permitted');
  assert.equal(failureOf(new TransportError('unreachable', 'refused'), false, 'vc1').state, 'unavailable');
});

test('keeps what was read when the connection is lost', () => {
  assert.equal(failureOf(new TransportError('reset', 'reset'), true, 'vc1').state, 'stale');
});

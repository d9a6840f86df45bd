import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamTickets, TICKET_MS } from '../../src/stream/stream-tickets.ts';
import { ManualClock } from '../testing/manual-clock.ts';

test('a ticket is good once', () => {
  const tickets = new StreamTickets(new ManualClock());
  const ticket = tickets.issue('token');
  assert.match(ticket, /^[\w-]{43}$/);
  assert.equal(tickets.redeem(ticket), 'token');
  assert.equal(tickets.redeem(ticket), null);
});

test('a ticket is good for a minute', async () => {
  const clock = new ManualClock();
  const tickets = new StreamTickets(clock);
  const ticket = tickets.issue('token');
  await clock.advance(TICKET_MS);
  assert.equal(tickets.redeem(ticket), null);
});

test('a made-up ticket is good for nothing', () => {
  assert.equal(new StreamTickets(new ManualClock()).redeem('x'), null);
});

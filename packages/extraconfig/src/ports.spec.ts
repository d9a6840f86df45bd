import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePort } from './ports.ts';

describe('parsePort', () => {
  const cases = [
    ['8080:80/tcp', { hostPort: '8080', containerPort: '80', protocol: 'tcp' }],
    ['53/UDP', { hostPort: null, containerPort: '53', protocol: 'udp' }],
    ['443', { hostPort: null, containerPort: '443', protocol: 'tcp' }],
    ['8000-8010:80-90/tcp', { hostPort: '8000-8010', containerPort: '80-90', protocol: 'tcp' }],
  ] as const;
  for (const [text, port] of cases) it(`reads ${text}`, () => assert.deepEqual(parsePort(text), port));
  for (const text of ['', '<script>', ':80/tcp', '80/', '123456', '80/tcp/udp']) {
    it(`does not take "${text}" for a port`, () => assert.equal(parsePort(text), null));
  }
});

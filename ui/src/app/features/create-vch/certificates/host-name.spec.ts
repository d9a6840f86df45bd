import { coversHost, parseHostName } from './host-name.ts';

describe('host names of certificates', () => {
  const read = [
    ['Alpha.Lab.Local', 'name', 'alpha.lab.local'],
    ['*.lab.local', 'name', '*.lab.local'],
    ['vch_1', 'name', 'vch_1'],
    ['münchen.example', 'name', 'xn--mnchen-3ya.example'],
    ['10.1.2.3', 'address', '10.1.2.3'],
    ['FD00:0:0::3', 'address', 'fd00::3'],
  ] as const;
  for (const [text, kind, value] of read) {
    it(`reads ${text}`, () => {
      expect(parseHostName(text)).toEqual({ kind, value });
    });
  }

  for (const text of ['', 'my vch', '10.1.2.300', '-alpha', 'a..b', '10.1.2.3/24', 'fd00::3::1', 'http://x']) {
    it(`refuses "${text}"`, () => {
      expect(parseHostName(text)).toBeNull();
    });
  }

  const covered = [
    ['alpha.lab.local', 'ALPHA.lab.local', true],
    ['*.lab.local', 'alpha.lab.local', true],
    ['*.lab.local', 'a.alpha.lab.local', false],
    ['*.lab.local', 'lab.local', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['fd00::3', 'fd00:0::3', true],
    ['10.1.2.4', '10.1.2.3', false],
  ] as const;
  for (const [pattern, host, isCovered] of covered) {
    it(`says that ${pattern} is ${isCovered ? '' : 'not '}good for ${host}`, () => {
      expect(coversHost(pattern, host)).toBe(isCovered);
    });
  }
});

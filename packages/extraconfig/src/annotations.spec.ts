import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dockerAnnotations, dockerLabels, isAutoRemoved } from './annotations.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('dockerLabels', () => {
  it('reads what was written', () => {
    const annotations = dockerAnnotations({ tier: 'web', 'com.example|x': '„ä“' }, true);
    assert.deepEqual(
      dockerLabels(annotations),
      new Map([
        ['tier', 'web'],
        ['com.example|x', '„ä“'],
      ]),
    );
    assert.equal(isAutoRemoved(annotations), true);
  });

  it('finds none where none are recorded', () => {
    assert.deepEqual(dockerLabels(new Map()), new Map());
    assert.deepEqual(dockerLabels(new Map([['docker.labels', base64('null')]])), new Map());
    assert.equal(isAutoRemoved(new Map()), false);
  });

  for (const broken of ['%%%', base64('{'), base64('[1]'), base64('7')]) {
    it(`cannot read "${broken}"`, () => assert.equal(dockerLabels(new Map([['docker.labels', broken]])), null));
  }

  it('leaves out values that are no text', () => {
    const annotations = new Map([['docker.labels', base64('{"a":"b","c":1,"__proto__":"d"}')]]);
    assert.deepEqual(
      dockerLabels(annotations),
      new Map([
        ['a', 'b'],
        ['__proto__', 'd'],
      ]),
    );
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normaliseArguments } from './arguments.ts';

const CASES: readonly [string, readonly string[], readonly string[]][] = [
  ['short names with one dash', ['register', '-pu', 'X'], ['register', '--pluginUrl=X']],
  ['short names with two dashes', ['register', '--pu', 'X'], ['register', '--pluginUrl=X']],
  ['long names with one dash', ['register', '-pluginUrl', 'X'], ['register', '--pluginUrl=X']],
  ['values behind =', ['register', '--pluginUrl=a=b'], ['register', '--pluginUrl=a=b']],
  ['values that start with a dash', ['register', '-p', '-pu'], ['register', '--password=-pu']],
  ['empty values', ['register', '-n', ''], ['register', '--name=']],
  ['values with line breaks', ['register', '-s=a\nb'], ['register', '--summary=a\nb']],
  ['switches', ['status', '-json', '-key', 'k'], ['status', '--json', '--key=k']],
  [
    '-show with and without its value',
    ['-show', 'false', '-show', '-json'],
    ['--showInSolutionManager=false', '--showInSolutionManager', '--json'],
  ],
  ['SDK actions', ['-url', 'U', '-action', 'isPluginRegistered'], ['status', '--url=U']],
  ['commands behind options', ['-url', 'U', 'update'], ['update', '--url=U']],
  ['unknown options', ['update', '-frob', '--no'], ['update', '-frob', '--no']],
  ['unknown actions', ['-action', 'frob'], ['frob']],
  ['an option without its value', ['update', '-u'], ['update', '--username']],
];

for (const [name, given, expected] of CASES) {
  test(`understands ${name}`, () => assert.deepEqual(normaliseArguments(given), expected));
}

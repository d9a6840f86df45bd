import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { anySpec } from '../testing/any-spec.ts';
import { aFilledSpec } from '../testing/specifications.ts';
import { handOverLegacy, handOverModern, powerShellWords, promptLine, windowsArguments } from '../testing/windows.ts';
import type { Text } from '../text.ts';
import { bash } from './bash.ts';
import { cmd } from './cmd.ts';
import { toArgv, type CliLine } from './line.ts';
import { powerShell } from './powershell.ts';
import { quote, quoteWithComments } from './quote.ts';

const NASTY = [
  'plain',
  'with space',
  "it's",
  '"quoted"',
  '$HOME ${HOME} $(id) `id`',
  '100% %PATH% %%',
  'bang! !! !event',
  'a\\',
  'a b\\',
  'a\\"b\\\\"',
  '-starts --with=dash',
  '~ ~root',
  '* ? [a] {a,b}',
  'a;b&c|d<e>f(g)',
  '#no comment',
  '^caret^',
  'ä ß 漢 🐳',
  '‘typographic’ ‚quotes‛',
  '@array @{hash} ,comma',
  '8GB',
  '1e3',
  '0x10',
  '=equals',
  '%',
  '"',
  "'",
  '\\',
  ' ',
];
const BREAKS = ['two\nlines', 'tab\there', 'carriage\r\nreturn'];

const context = { platform: 'linux', user: "o'user", thumbprint: null } as const;
const windows = { ...context, platform: 'windows' } as const;
/** A translation with everything in it that could end a comment. */
const tell = ({ key, values }: Text): string => `${key}\n${Object.values(values).join(' ')} $(touch x) %PATH%`;

function tokensOf({ args }: CliLine): string[] {
  return [
    'create',
    ...args.flatMap(({ option, value }) => (value === null ? [`--${option}`] : [`--${option}`, value])),
  ];
}

let folder = '';
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vic-quote-'));
  const program = path.join(folder, 'vic-machine-linux');
  writeFileSync(program, '#!/bin/bash\nprintf "%s\\0" "$@"\n');
  chmodSync(program, 0o755);
});
after(() => rmSync(folder, { recursive: true }));

/** What a program gets of a text that is pasted into bash. */
function runBash(text: string): string[] {
  const output = execFileSync('bash', ['-c', text], { cwd: folder, encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

test('bash hands over every text as it is', () => {
  const values = [...NASTY, ...BREAKS, ''];
  assert.deepEqual(runBash(`./vic-machine-linux ${values.map(bash.quote).join(' ')}`), values);
});

test('bash hands over any text as it is', () => {
  const any = fc.array(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\0\ud800-\udfff]/gu, '')),
    {
      minLength: 50,
      maxLength: 50,
    },
  );
  fc.assert(
    fc.property(any, (values) => {
      assert.deepEqual(runBash(`./vic-machine-linux ${values.map(bash.quote).join(' ')}`), values);
    }),
    { numRuns: 5 },
  );
});

test('bash runs a whole line, with its comments', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      const line = toArgv(spec, context);
      assert.deepEqual(runBash(quoteWithComments(line, 'bash', tell)), tokensOf(line));
    }),
    { numRuns: 10 },
  );
});

function callOf(text: string, comment: RegExp): string {
  const lines = text.split('\n');
  return lines.slice(lines.findIndex((line) => !comment.test(line))).join('\n');
}

/** A text that is pasted into the command prompt, as a program gets it. */
function runPrompt(call: string): string[] {
  const [, ...args] = windowsArguments(promptLine(call, { PATH: 'C:\\', 'PATH ': 'x', a: 'b' }));
  return args;
}

test('the command prompt hands over every text as it is', () => {
  assert.deepEqual(runPrompt(`vic-machine-windows ${[...NASTY, ''].map(cmd.quote).join(' ')}`), [...NASTY, '']);
});

test('in the command prompt a line break becomes a space', () => {
  assert.deepEqual(runPrompt(`vic-machine-windows ${BREAKS.map(cmd.quote).join(' ')}`), [
    'two lines',
    'tab here',
    'carriage return',
  ]);
});

test('the command prompt runs a whole line', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      const line = toArgv(spec, windows);
      assert.deepEqual(runPrompt(callOf(quoteWithComments(line, 'cmd', tell), /^rem /)), tokensOf(line));
    }),
  );
});

/** A text that is pasted into PowerShell, as a program gets it from each of its kinds. */
function runPowerShell(text: string): string[][] {
  const isTold = text.startsWith("$PSNativeCommandArgumentPassing = 'Legacy'\n");
  const call = isTold ? text.slice(text.indexOf('\n') + 1) : text;
  const [, ...words] = powerShellWords(call);
  const modern = isTold ? (word: string) => handOverLegacy(word, 'core') : handOverModern;
  const kinds = [(word: string) => handOverLegacy(word, 'windows'), modern];
  return kinds.map((handOver) => windowsArguments(words.map(handOver).join(' ')));
}

for (const value of [...NASTY, ...BREAKS, '']) {
  test(`PowerShell of any version hands over ${JSON.stringify(value)} as it is`, () => {
    const call = [...powerShell.preamble([value]), `.\\x ${powerShell.quote(value)}`].join('\n');
    assert.deepEqual(runPowerShell(call), [[value], [value]]);
  });
}

test('PowerShell of any version runs a whole line', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      const line = toArgv(spec, windows);
      const tokens = tokensOf(line);
      assert.deepEqual(runPowerShell(callOf(quoteWithComments(line, 'powershell', tell), /^# /)), [tokens, tokens]);
    }),
  );
});

test('comments come before the call, none after it, where vic-machine would take them for a password', () => {
  const line = toArgv(aFilledSpec(), windows);
  for (const shell of ['bash', 'powershell', 'cmd'] as const) {
    const told = quoteWithComments(line, shell, ({ key }) => key).split('\n');
    const call = quote(line, shell).split('\n');
    assert.deepEqual(told.slice(-call.length), call);
    assert.deepEqual(
      told.slice(0, -call.length).map((comment) => comment.replace(/^(?:#|rem) /, '')),
      [...line.comments, { key: 'createVch.cli.only-here' }, ...line.furtherOptions].map(({ key }) => key),
    );
  }
});

test('a line is one option a line', () => {
  const { general } = aFilledSpec();
  const line = {
    program: 'vic-machine-linux',
    args: [{ option: 'name', value: general.name, fieldId: '' }],
    comments: [],
    furtherOptions: [],
  };
  assert.equal(quote(line, 'bash'), './vic-machine-linux create \\\n  --name web');
  assert.equal(quote(line, 'cmd'), 'vic-machine-linux create ^\n  --name web');
  assert.equal(quote(line, 'powershell'), '.\\vic-machine-linux create `\n  --name web');
});

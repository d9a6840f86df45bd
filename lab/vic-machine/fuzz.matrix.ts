/** All operations with whatever their description allows, and what it does not, on a vCenter that does the work. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fieldsOfDefinition, troublesomeText, valuesOfDefinition, type FieldValue } from '@vic/vic-machine-api/testing';
import fc from 'fast-check';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { descriptionFor } from './adjusted-description.ts';
import { basicAuthorization } from './api.ts';
import { API_OPERATIONS, nonConformance, type ApiOperation } from './conformance.ts';
import { send, type RawRequest } from './replay/send.ts';
import { installSchemathesis, runSchemathesis } from './schemathesis.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';
import { specification } from './specifications.ts';
import type { StartedService } from './start-service.ts';

/** What only a mistake in the service says. */
const CRASH =
  /not foreseen|unforeseen|TypeError|RangeError|ReferenceError|SyntaxError|AssertionError|Cannot read prop|is not a function|is not iterable|\[object Object\]|The body was read as|does not exist yet/;
/** An answer that takes longer counts as none. */
const ANSWER_MS = 30_000;
const RUNS = 8;
const RUNS_OF_CHANGES = 25;
const SCHEMATHESIS_SECONDS = 40;
const CHECKS = [
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

const FIXED = { seed: 20_261_122, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false } as const;

describe('the service, whatever it is sent', () => {
  let lab: ServiceLab;
  let service: StartedService;
  let vchId = '';
  let vchName = '';
  let folder: string;
  let installing: ReturnType<typeof installSchemathesis>;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vic-fuzz-'));
    // It takes as long as all the rest.
    installing = installSchemathesis(folder);
    lab = await startServiceLab();
    service = await lab.startService();
  });
  after(async () => {
    await service.stop();
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const toRequest = ({ path: template, method }: ApiOperation, made: Made): RawRequest => {
    const places: Readonly<Record<string, string>> = {
      target: made.target ?? `127.0.0.1:${lab.vcenter.port}`,
      datacenter: made.datacenter,
      vchId: made.vchId ?? vchId,
      taskId: made.taskId,
    };
    const query = new URLSearchParams({ thumbprint: lab.thumbprint, ...made.query });
    const hasBody = method !== 'GET';
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    return {
      method,
      path: `${template.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? 'x')}?${query.toString()}`,
      headers: {
        Authorization: basicAuthorization(),
        Accept: '*/*',
        ...(hasBody && { 'Content-Type': type }),
        ...made.headers,
      },
      // Only what is the VCH's own name gets further there.
      body: hasBody ? (method === 'PUT' ? made.body.replaceAll(/fuzz-\d+/g, vchName) : made.body) : null,
    };
  };

  for (const operation of API_OPERATIONS) {
    it(`${operation.method} ${operation.path}`, async () => {
      if (lab.vcenter.world.inventory.objects.get(vchId) === undefined) {
        vchName = `fuzzed-${lab.lines.length}`;
        vchId = (await lab.makeVch(vchName)).moid;
      }
      const isChange = operation.method !== 'GET';
      await fc.assert(
        fc.asyncProperty(madeFor(operation), async (made) => {
          const from = lab.lines.length;
          const answer = await send(service.port, toRequest(operation, made), AbortSignal.timeout(ANSWER_MS));
          assert.doesNotMatch(answer.text, CRASH);
          assert.doesNotMatch(lab.lines.slice(from).join(''), CRASH);
          assert.equal(nonConformance(operation, answer), null, `${answer.status}: ${answer.text}`);
        }),
        { ...FIXED, numRuns: isChange ? RUNS_OF_CHANGES : RUNS },
      );
    });
  }

  it('is found in order by schemathesis', async (t) => {
    const installed = await installing;
    if ('reason' in installed) {
      console.log(`SKIPPED schemathesis: ${installed.reason}.`);
      t.skip(installed.reason);
      return;
    }
    const { moid } = await lab.makeVch('vch-found');
    const from = lab.lines.length;
    const { code, output } = await runSchemathesis({
      program: installed.program,
      folder,
      description: descriptionFor({
        target: `127.0.0.1:${lab.vcenter.port}`,
        thumbprint: lab.thumbprint,
        vchIds: [moid, 'vm-9999'],
        specification: specification('vch-example'),
      }),
      url: `http://127.0.0.1:${service.port}`,
      user: ADMINISTRATOR,
      password: RECORDED_ADMINISTRATOR_PASSWORD,
      checks: CHECKS,
      seconds: SCHEMATHESIS_SECONDS,
    });
    assert.equal(code, 0, output);
    assert.deepEqual(
      lab.lines.slice(from).filter((line) => CRASH.test(line)),
      [],
    );
  });

  it('leaves no session behind', async () => {
    await service.stop();
    assert.deepEqual(lab.vcenter.world.sessions.all(), []);
  });
});

interface Made {
  /** null: the vCenter that is there */
  readonly target: string | null;
  readonly datacenter: string;
  /** null: a VCH that is there */
  readonly vchId: string | null;
  readonly taskId: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const pathPart = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }).map((part) => encodeURIComponent(part.toWellFormed())),
  fc.constantFrom('vm-1', 'group-v3', 'domain-c33', '%', '%zz', '%2F', '%2e%2e', '..%2f', 'a@b', '%00'),
);

const mostly = <T>(usual: T, others: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });

const queries = fc.dictionary(
  fc.constantFrom('compute-resource', 'bootstrap-iso', 'rollback', 'x'),
  fc.oneof(troublesomeText, fc.constantFrom('true', 'false', '/DC0/host/DC0_C0', '*', '../*')),
  { maxKeys: 2 },
);

const actions = fc.constantFrom('debug', 'upgrade', 'firewall:allow', 'firewall:deny', 'x', '');

const headers = fc.record(
  {
    Accept: fc.constantFrom('*/*', 'text/plain', 'application/json;q=x', ',,;', 'a/b'),
    Prefer: fc.constantFrom('respond-async', ',;=', 'wait=1'),
    'Last-Event-ID': fc.constantFrom('3', '-1', 'x'),
  },
  { requiredKeys: [] },
);

function madeFor(operation: ApiOperation): fc.Arbitrary<Made> {
  return fc.record({
    target: mostly<string | null>(null, fc.constantFrom('127.0.0.1:1', '[::1]:1', '%zz', 'a@b:1')),
    datacenter: mostly('datacenter-2', pathPart),
    vchId: mostly<string | null>(null, pathPart),
    taskId: pathPart,
    query: fc.tuple(queries, actions).map(([query, action]) => ({ ...query, action })),
    headers,
    body: fc.oneof(
      { weight: 8, arbitrary: bodiesOf(operation).map((body) => JSON.stringify(body)) },
      { weight: 1, arbitrary: troublesomeText },
    ),
  });
}

function bodiesOf({ method, path: template }: ApiOperation): fc.Arbitrary<unknown> {
  if (method === 'DELETE') return valuesOfDefinition('Deletion_Specification');
  const isAction = method === 'POST' && template.endsWith('{vchId}');
  if (isAction) return valuesOfDefinition('Debug_Specification');
  const changes = fc.array(fieldsOfDefinition('VCH'), { minLength: 1, maxLength: 3 });
  if (method === 'PATCH') return changes.map((fields) => fields.reduce(withField, {}));
  return fc.oneof(
    { weight: 1, arbitrary: valuesOfDefinition('VCH') },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max: 99_999 }), changes)
        .map(([number, fields]) => fields.reduce(withField, specification(`fuzz-${number}`, {}))),
    },
  );
}

/** An object with one field, however deep, in place of what is there. */
function withField(whole: object, { path: [name = '', ...rest], value }: FieldValue): object {
  const inner: unknown = Object.entries(whole).find(([key]) => key === name)?.[1];
  const held = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  return { ...whole, [name]: rest.length === 0 ? value : withField(held, { path: rest, value }) };
}

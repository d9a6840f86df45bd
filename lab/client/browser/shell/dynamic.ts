import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { DeployedPlugin } from '../wire.ts';
import { hostApi, lint } from './host-api.ts';

const DEADLINE_MS = 10_000;
const SLOW_MS = 1000;

const Answer = Type.Object({
  dynamicItems: Type.Array(
    Type.Object({
      id: Type.String(),
      visible: Type.Optional(Type.Boolean()),
      relevant: Type.Optional(Type.Boolean()),
    }),
  ),
});

export interface ItemState {
  readonly visible: boolean;
  readonly relevant: boolean;
}

/** What a dynamic endpoint said of its items; items it did not name are missing. */
export type DynamicAnswer = ReadonlyMap<string, ItemState>;

export interface DynamicQuestion {
  readonly plugin: DeployedPlugin;
  readonly url: string;
  readonly objectIds: readonly string[];
  /** The dynamic items of the section. */
  readonly itemIds: readonly string[];
  readonly locale: string;
}

/** Asks a plug-in which of its dynamic items to show. Never throws: after a failure nothing is shown. */
export async function askDynamic(question: DynamicQuestion): Promise<DynamicAnswer> {
  const { plugin, url, itemIds } = question;
  const startedAt = performance.now();
  try {
    const answer = await post(question);
    const tookMs = performance.now() - startedAt;
    if (tookMs > SLOW_MS) lint('warning', 'spi-slow', `${url} took ${Math.round(tookMs)} ms.`);
    const items = new Map(
      answer.map(({ id, visible = true, relevant = true }) => [id, { visible, relevant }] as const),
    );
    const absent = itemIds.filter((id) => !items.has(id));
    if (absent.length > 0) lint('error', 'spi-missing-id', `${url} does not answer for ${absent.join(', ')}.`);
    return items;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    lint('error', 'spi-failed', `${plugin.key}: ${url} ${reason}`);
    return new Map();
  }
}

async function post({ plugin, url, objectIds, locale }: DynamicQuestion) {
  const { sessionToken, nodeId } = await hostApi.pluginToken(plugin.instance);
  const response = await fetch(url, {
    method: 'POST',
    signal: AbortSignal.timeout(DEADLINE_MS),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'cache-control': 'no-cache, no-store',
      'vmware-api-session-id': sessionToken,
      'vmware-api-gateway-url': `${location.origin}/api/ui`,
      'vmware-api-node-id': nodeId,
      'x-standin-dynamic': '1',
    },
    body: JSON.stringify({ apiVersion: '1.0.0', objectIds, locale }),
  });
  if (!response.ok) throw new Error(`answers with status ${response.status}.`);
  const body: unknown = await response.json();
  if (!Value.Check(Answer, body)) throw new Error('gives an answer of unknown shape.');
  return body.dynamicItems;
}

/** Answers for cards and views stay valid while the user looks at the same object; menus are asked for each time. */
export class DynamicAnswers {
  #objectId: string | null = null;
  readonly #answers = new Map<string, DynamicAnswer | 'waiting'>();
  readonly #onAnswer: () => void;

  constructor(onAnswer: () => void) {
    this.#onAnswer = onAnswer;
  }

  /** The answer, or null while it is awaited. */
  get(question: DynamicQuestion): DynamicAnswer | null {
    const [objectId = ''] = question.objectIds;
    if (objectId !== this.#objectId) this.#answers.clear();
    this.#objectId = objectId;
    const key = `${question.plugin.instance} ${question.url}`;
    const known = this.#answers.get(key);
    if (known === undefined) {
      this.#answers.set(key, 'waiting');
      void askDynamic(question).then((answer) => {
        if (this.#objectId !== objectId || this.#answers.get(key) !== 'waiting') return;
        this.#answers.set(key, answer);
        this.#onAnswer();
      });
    }
    return known === undefined || known === 'waiting' ? null : known;
  }

  /** Forgets what a plug-in answered, so that it is asked again. */
  drop(instance: string): void {
    for (const key of this.#answers.keys()) if (key.startsWith(`${instance} `)) this.#answers.delete(key);
    this.#onAnswer();
  }

  clear(): void {
    this.#answers.clear();
  }
}

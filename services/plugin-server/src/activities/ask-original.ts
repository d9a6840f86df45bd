import { every, type Clock } from '../clock.ts';
import type { Creation } from './creation.ts';
import { endOfWait, orFail } from './outcomes.ts';
import { LOOK_MS } from './patience.ts';

const WITHOUT_PROGRESS = 'The vic-machine-server makes the VCH. It does not tell how far it is.';

/**
 * Asks the original server for a VCH: it answers when the work is over, and tells nothing meanwhile but a longer list.
 * @returns as soon as it is asked; `over` settles with the work
 * @throws what the list cannot be read for
 */
export async function askOriginal(creation: Creation, clock: Clock): Promise<{ readonly over: Promise<void> }> {
  const before = new Set((await creation.target.listVchs()).map(({ id }) => id));
  creation.record.progress(WITHOUT_PROGRESS, null);
  const stopLooking = lookForVch(creation, before, clock);
  return { over: sendAndWait(creation, clock).finally(stopLooking) };
}

async function sendAndWait(creation: Creation, clock: Clock): Promise<void> {
  const { target, payload } = creation;
  if (payload === null) return;
  const outcome = await orFail(creation, clock, () => target.createVch(payload));
  if (outcome !== null) await endOfWait(creation, outcome, clock);
}

/** The list has the VCH long before the answer comes. */
function lookForVch({ record, target }: Creation, before: ReadonlySet<string>, clock: Clock): () => void {
  let isLooking = false;
  return every(clock, LOOK_MS, () => {
    if (isLooking || record.vchMoid !== null) return;
    isLooking = true;
    target
      .listVchs()
      .then((list) => {
        const own = list.find(({ id, name }) => name === record.vchName && !before.has(id));
        if (own) record.vchMade(own.id);
      })
      .catch(() => undefined)
      .finally(() => (isLooking = false));
  });
}

import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, exhaustMap, filter, interval, map, merge, of, take } from 'rxjs';
import * as Type from 'typebox';
import { ApiCaller } from '../api/api-caller.ts';
import { QUERY_REPEAT_MS } from '../api/retry-policy.ts';
import { LiveStream } from '../stream/live-stream.ts';

/** No more than is needed to know that there are some; whoever shows them reads them as what they are. */
const AnyActivities = Type.Object({ activities: Type.Array(Type.Unknown()) });

/**
 * Becomes true when the user has an activity. Asked for whenever the stream begins anew, and now and then while it is
 * down. Needs an injection context.
 */
export function anyActivity(): Signal<boolean> {
  const stream = inject(LiveStream);
  const api = inject(ApiCaller);
  const asked = api
    .read({ method: 'GET', path: 'activities', schema: AnyActivities })
    .pipe(map(({ activities }) => activities.length > 0));
  const signs = merge(
    stream.messages.pipe(filter(({ type }) => type === 'hello' || type === 'activity')),
    interval(QUERY_REPEAT_MS).pipe(filter(() => stream.state() === 'down')),
  );
  const isAny = signs.pipe(
    exhaustMap((sign) =>
      typeof sign !== 'number' && sign.type === 'activity' ? of(true) : asked.pipe(catchError(() => EMPTY)),
    ),
    filter((found) => found),
    take(1),
  );
  return toSignal(isAny, { initialValue: false });
}

import type { Snapshot } from '../frame-protocol.ts';
import type { ClientSettings, Preferences } from '../wire.ts';
import type { FrameSpec } from './frames.ts';
import { dateOptions } from './preferences.ts';

/** What a plug-in's frame learns when it begins. */
export function snapshotOf(spec: FrameSpec, settings: ClientSettings | null, preferences: Preferences): Snapshot {
  const { origin } = location;
  const pathname = '/api/ui';
  return {
    kind: spec.kind,
    contextObjects: spec.contextObjects,
    navigationData: spec.navigationData,
    customData: spec.customData ?? null,
    locale: preferences.locale,
    theme: { name: preferences.theme },
    clientInfo: { type: 'HTML', version: settings?.release.version ?? '' },
    apiEndpoints: { uiApiEndpoint: { origin, pathname, queryParams: [], fullUrl: origin + pathname } },
    dateFormat: dateOptions(preferences.dateFormat),
    methods: settings?.release.methods ?? [],
  };
}

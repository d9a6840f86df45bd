import type { Networks } from '@vic/contract/vch-spec';
import type { OwnUse } from './picker/port-group-options.ts';

/** What a VCH uses its port groups for, by moid; of several uses the one that says most. */
export function ownUses(networks: Networks): ReadonlyMap<string, OwnUse> {
  const { bridge, public: open, client, management, containerNetworks } = networks;
  const uses: readonly (readonly [string | undefined, OwnUse])[] = [
    ...containerNetworks.map(({ portGroup }) => [portGroup?.moid, 'container'] as const),
    [management.portGroup?.moid, 'management'],
    [client.portGroup?.moid, 'client'],
    [open.portGroup?.moid, 'public'],
    [bridge.portGroup?.moid, 'bridge'],
  ];
  return new Map(uses.flatMap(([moid, use]) => (moid === undefined ? [] : [[moid, use] as const])));
}

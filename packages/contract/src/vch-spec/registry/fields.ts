import { fieldsOf } from '../field.ts';
import { showFiles, showList, showSwitch } from '../show.ts';

export const REGISTRY_FIELDS = fieldsOf('registry', [
  {
    path: '/registry/isWhitelistOnly',
    option: 'whitelist-registry',
    payload: ['/registry/whitelist'],
    isMode: true,
    show: showSwitch,
  },
  {
    path: '/registry/whitelist',
    option: 'whitelist-registry',
    payload: ['/registry/whitelist'],
    show: showList(),
    isUsed: ({ registry }) => registry.isWhitelistOnly,
  },
  {
    path: '/registry/insecure',
    option: 'insecure-registry',
    payload: ['/registry/insecure'],
    show: showList(),
  },
  {
    path: '/registry/authorities',
    option: 'registry-ca',
    payload: ['/registry/certificate_authorities'],
    show: showFiles,
  },
]);

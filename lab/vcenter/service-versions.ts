/** `GET /sdk/vimServiceVersions.xml`: the API versions this vCenter speaks. */
const VERSION = '8.0.3.0';
const PRIOR = [
  '8.0.2.0',
  '8.0.1.0',
  '8.0.0.0',
  '7.0.3.0',
  '7.0.2.0',
  '7.0.1.0',
  '7.0.0.0',
  '6.7.3',
  '6.7.1',
  '6.7',
  '6.5',
  '6.0',
  '5.5',
  '5.1',
  '5.0',
];

export const SERVICE_VERSIONS =
  '<?xml version="1.0" encoding="UTF-8" ?>\n<namespaces version="1.0">\n <namespace>\n  <name>urn:vim25</name>\n' +
  `  <version>${VERSION}</version>\n  <priorVersions>\n${PRIOR.map((version) => `   <version>${version}</version>\n`).join('')}` +
  '  </priorVersions>\n </namespace>\n</namespaces>\n';

/** Where our service answers otherwise than the original, on purpose. The table in the service's README is made of this list. */
export interface DeliberateDifference {
  /** the recorded exchanges that show it */
  readonly exchanges: readonly string[];
  readonly original: string;
  readonly ours: string;
  readonly reason: string;
  /** exactly what differs: each difference found fits one of these, and each of these fits one */
  readonly differences: readonly RegExp[];
}

const NO_CRASH = 'A request that cannot be fulfilled is told what is wrong with it; it does not crash the handler.';

export const DELIBERATE_DIFFERENCES: readonly DeliberateDifference[] = [
  {
    exchanges: ['service.root'],
    original: '`GET /container` is not implemented: 501',
    ours: '200 with the version and the bootstrap images',
    reason: 'The operation is declared, and clients can learn from it what they talk to.',
    differences: [/^status 200 in place of 501$/, /^body is \{"version":/],
  },
  {
    exchanges: ['service.unknown-path', 'service.hello-delete'],
    original: 'JSON of a 404 or 405 for a path or method is labelled with an arbitrary type',
    ours: 'It is labelled `application/json`',
    reason: 'That is what it is; clients that parse by type can read it.',
    differences: [/^Content-Type "application\/json" in place of/],
  },
  {
    exchanges: ['notimpl.get.target'],
    original: "Reading the hosts' firewall is not implemented: 501",
    ours: '200 with each host and whether a VCH can work behind its firewall',
    reason: 'The operation is declared; only the command line could do it.',
    differences: [/^status 200 in place of 501$/, /^body is \{"firewall":\[/],
  },
  {
    exchanges: ['notimpl.put.target-vch-vm-', 'notimpl.patch.target-vch-vm'],
    original: 'Reconfiguring (PUT and PATCH) is not implemented: 501 whatever the id',
    ours: '404 for an id that is no VCH, as with every other operation; else the VCH is reconfigured',
    reason: 'The operations are declared; only the command line could do it.',
    differences: [
      /^status 404 in place of 501$/,
      /^body is \{"message":"unable to find VCH vm-1: id \\"vm-1\\" could not be found"\}/,
    ],
  },
  {
    exchanges: ['create.cnet-range-reversed'],
    original: 'A range of addresses whose end is before its start crashes the handler: 500',
    ours: '400 that names the range',
    reason: NO_CRASH,
    differences: [
      /^status 400 in place of 500$/,
      /^Content-Type "application\/json"/,
      /^body\.message is ".*10\.2\.0\.20/,
    ],
  },
  {
    exchanges: ['create.auth-server-nokey'],
    original: 'A server certificate without its private key crashes the handler: 500',
    ours: '400 that says what is missing',
    reason: NO_CRASH,
    differences: [
      /^status 400 in place of 500$/,
      /^Content-Type "application\/json"/,
      /^body\.message is ".*private.key/,
    ],
  },
  {
    exchanges: ['create.name-missing'],
    original: 'An empty name is found only by the target, after work has begun: 500',
    ours: '400 before anything is made',
    reason: 'What the specification alone shows to be wrong is refused before the work.',
    differences: [/^status 400 in place of 500$/, /^body\.message is ".*name/],
  },
  {
    exchanges: ['create.multi-dc-unscoped'],
    original: 'With several datacenters and none in the path the reason is empty',
    ours: 'The same 400, with a sentence that says to choose a datacenter',
    reason: 'An empty reason helps nobody.',
    differences: [/^body\.message is "failed to validate VCH: .*datacenter/],
  },
  {
    exchanges: ['create.ok-units'],
    original: 'An unknown unit counts as 0: a limit of 5 THz means none',
    ours: '400 that names the unit',
    reason: 'A quantity that cannot be read must not become another one.',
    differences: [/^status 400 in place of 201$/, /^body\.task is missing$/, /^body\.message is too much: ".*THz/],
  },
  {
    exchanges: ['get.vch-units'],
    original: 'An image size in an unknown unit is 0 and left out of the answer',
    ours: 'The VCH has the default size, since the unknown unit is refused',
    reason: 'Follows from the refusal of unknown units.',
    differences: [/^body\.storage\.base_image_size is too much: .*\b8000000\b/],
  },
  {
    exchanges: ['get.vch-units'],
    original: 'Beside the level of its shares the number is told that came with it',
    ours: 'The number is told with the level `custom` only',
    reason: 'With any other level vSphere itself decides the number.',
    differences: [/^body\.compute\.cpu\.shares\.number is missing$/],
  },
  {
    exchanges: ['get.vch-min', 'get.vch-units', 'get.address-tls', 'get.version-older'],
    original: "Reading a VCH does not tell the bridge's `network_width`",
    ours: 'It is told',
    reason: 'What is read can be changed and sent back without losing anything.',
    differences: [/^body\.network\.bridge\.network_width is too much: 16$/],
  },
  {
    exchanges: ['get.vch-full'],
    original:
      "Reading a VCH tells neither the bridge's width nor static addresses; entry n of the authorities repeats all before it; a network without gateway has the text `<nil>`, the destination of one with a gateway is the gateway's address, a range that is no CIDR block is empty",
    ours: 'Each of them is told as it was given',
    reason: 'What is read can be changed and sent back without losing anything.',
    differences: [
      /^body\.network\.bridge\.network_width is too much: 20$/,
      /^body\.network\.(client|management|public)\.static is too much: "[\d./]+"$/,
      /^body\.auth\.client\.certificate_authorities\[1\]\.pem is "(?:(?!-----BEGIN).)*-----BEGIN(?:(?!-----BEGIN).)*" in place of "/,
      /^body\.network\.container\[0\]\.gateway\.routing_destinations\[0\] is "10\.2\.0\.0\/24" in place of "10\.2\.0\.1\/24"$/,
      /^body\.network\.container\[0\]\.ip_ranges\[1\] is "10\.2\.0\.40-10\.2\.0\.60" in place of ""$/,
      /^body\.network\.container\[1\]\.gateway is missing$/,
    ],
  },
  {
    exchanges: ['delete.running-default'],
    original: 'A delete that is refused because a container runs has deleted the stopped containers by then',
    ours: 'It has deleted nothing',
    reason: 'A request that is refused must not have changed anything.',
    differences: [/^left\.folder\[\] has "\/DC0\/vm\/vch-min\/ctr-off" too much$/],
  },
  {
    exchanges: ['log.two-datacenters'],
    original: 'Without a datacenter in the path and with several there the log is not found: 404',
    ours: "200 with the log: it is looked for in the VCH's own datacenter",
    reason: 'The id says which VCH is meant, and that says where its files are.',
    differences: [/^status 200 in place of 404$/, /^body is "\w{3} \d\d \d{4} /],
  },
  {
    exchanges: ['delete.two-datacenters-unscoped'],
    original: 'Without a datacenter in the path and with several there deleting fails: 500',
    ours: '202: the VCH is deleted in its own datacenter',
    reason: 'The id says which VCH is meant, and that says where it is.',
    differences: [/^status 202 in place of 500$/, /^body\.message is missing$/, /^body\.task is too much: null$/],
  },
  {
    exchanges: ['get.no-compute'],
    original: 'A configuration without compute resources crashes the handler: 500',
    ours: '200 with what is there',
    reason: 'What cannot be read of a VCH must not hide the rest.',
    differences: [/^status 200 in place of 500$/, /^Content-Type "application\/json"/, /^body/],
  },
  {
    exchanges: ['create.client-gone', 'list.client-gone-8'],
    original: 'Creating stops where it is when the caller goes away; what was made stays, powered off',
    ours: 'It goes on to its end; the VCH is there and powered on',
    reason: 'No half-made VCH is left behind.',
    differences: [/^body\.vchs\[0\]\.power_state is "poweredOn" in place of "poweredOff"$/],
  },
  {
    exchanges: ['create.tls-75s'],
    original: 'Over HTTPS the answer is lost after 60 seconds while the work goes on',
    ours: 'The answer comes however long it takes',
    reason: 'Answers are not lost.',
    differences: [],
  },
  {
    exchanges: ['auth.both-60'],
    original: 'With both kinds of credentials it varies which of them is used',
    ours: 'The ticket is used, always',
    reason: 'The same request must have the same answer.',
    differences: [],
  },
];

/** Calls to vSphere that ours makes and the recorded sequences do not show. */
export const ADDED_CALLS: ReadonlyMap<string, string> = new Map([
  ['AuthorizationManager.DisableMethods', "the recording's simulator has no such method; the original calls it too"],
  ['AuthorizationManager.EnableMethods', "the recording's simulator has no such method; the original calls it too"],
  [
    'FileManager.DeleteDatastoreFile_Task',
    "in the recording destroying the VM took its whole folder along; a vCenter leaves what is not the VM's own",
  ],
]);

export interface OmittedExchange {
  readonly id: string;
  readonly reason: string;
}

/** Records that are not replayed. */
export const OMITTED: readonly OmittedExchange[] = [
  { id: 'list.esx', reason: 'The target is an ESXi host; this service works on vCenters.' },
  { id: 'list.esx-unmanaged', reason: 'The target is an ESXi host; this service works on vCenters.' },
];

/** The list as a table in Markdown, for the README of the service. */
export function differencesTable(): string {
  const rows = DELIBERATE_DIFFERENCES.map(
    ({ exchanges, original, ours, reason }) =>
      `| ${exchanges.map((id) => `\`${id}\``).join(', ')} | ${original} | ${ours} | ${reason} |`,
  );
  return ['| Recorded exchange | The original | This service | Why |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

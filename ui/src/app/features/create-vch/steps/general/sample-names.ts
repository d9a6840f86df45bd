/** Containers whose VMs show what a naming convention does. */
const SAMPLES = [
  { name: 'web', shortId: '4f2a1c9d8e7b' },
  { name: 'orders-db', shortId: '9c07be51d3aa' },
] as const;

/** Convention that the VCH follows where none is given. */
const DEFAULT_CONVENTION = '{name}-{id}';

/** Names that the VMs of two containers would have. The VCH fills in each kind of token everywhere. */
export function sampleNames(convention: string): string[] {
  const pattern = convention === '' ? DEFAULT_CONVENTION : convention;
  return SAMPLES.map(({ name, shortId }) => pattern.replaceAll('{name}', name).replaceAll('{id}', shortId));
}

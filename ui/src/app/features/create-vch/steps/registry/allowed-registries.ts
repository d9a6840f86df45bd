import type { Registry } from '@vic/contract/vch-spec';

/** What a VCH may fetch images from in whitelist mode. */
export interface AllowedRegistry {
  readonly entry: string;
  /** its certificate is not verified */
  readonly isInsecure: boolean;
}

/** The whitelist as it will be: insecure registries are on it, too, whether they were listed or not. */
export function allowedRegistries({
  whitelist,
  insecure,
}: Pick<Registry, 'whitelist' | 'insecure'>): readonly AllowedRegistry[] {
  const isInsecure = (entry: string) => insecure.includes(entry);
  return [...new Set([...whitelist, ...insecure])].map((entry) => ({ entry, isInsecure: isInsecure(entry) }));
}

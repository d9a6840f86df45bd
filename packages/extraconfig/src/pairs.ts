/** The key/value pairs of a VM's `config.extraConfig`, as vSphere has them. */
export type ExtraConfig = ReadonlyMap<string, string>;

/** Stands for the empty text, because vSphere drops a key that is set to empty. */
export const EMPTY_VALUE = '<nil>';

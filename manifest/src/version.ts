import rootPackage from '../../package.json' with { type: 'json' };

/**
 * The version as vCenter's extension records have it, four numbers: `2.0.0` becomes `2.0.0.0`; a pre-release or build
 * suffix is left out.
 * @throws RangeError if `packageVersion` does not start with three numbers
 */
export function extensionVersion(packageVersion: string): string {
  const numbers = /^(\d+)\.(\d+)\.(\d+)/.exec(packageVersion);
  if (!numbers) throw new RangeError(`"${packageVersion}" is no package version.`);
  return `${numbers.slice(1).join('.')}.0`;
}

/** Version of this plug-in, three numbers. */
export const packageVersion: string = rootPackage.version;

/** Version of this plug-in, four numbers. */
export const pluginVersion: string = extensionVersion(packageVersion);

import path from 'node:path';

/** Where the product under the lab is run from: the sources, or an unpacked package. Paths are absolute. */
export interface Product {
  /** program of Node that serves the plug-in */
  readonly pluginServer: string;
  /** program of Node that makes and keeps VCHs; delivered on its own, so always run from the sources */
  readonly vicMachineServer: string;
  /** program of Node that registers it */
  readonly vicPlugin: string;
  readonly uiFolder: string;
  readonly manifestFolder: string;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const VIC_MACHINE_SERVER = path.join(ROOT, 'services/vic-machine-server/src/server.ts');

/** Servers run as TypeScript from the work tree; ui and manifest as built into `dist/`. */
export function productFromSources(): Product {
  return {
    pluginServer: path.join(ROOT, 'services/plugin-server/src/server.ts'),
    vicMachineServer: VIC_MACHINE_SERVER,
    vicPlugin: path.join(ROOT, 'plugin-package/src/vic-plugin.ts'),
    uiFolder: path.join(ROOT, 'dist/ui'),
    manifestFolder: path.join(ROOT, 'dist/manifest'),
  };
}

/** An archive of `npm run package`, unpacked into `folder`. */
export function productFromPackage(folder: string): Product {
  return {
    pluginServer: path.join(folder, 'plugin-server.mjs'),
    vicMachineServer: VIC_MACHINE_SERVER,
    vicPlugin: path.join(folder, 'vic-plugin.mjs'),
    uiFolder: path.join(folder, 'ui'),
    manifestFolder: path.join(folder, 'manifest'),
  };
}

import packageJson from '../package.json' with { type: 'json' };

/** Version of the plug-in server as the extension record has it, four numbers. */
export const PLUGIN_VERSION = `${packageJson.version}.0`;

/** Which build this is; the bundler puts the commit in its place. */
export const BUILD: string = typeof VIC_BUILD === 'string' ? VIC_BUILD : 'development';

declare const VIC_BUILD: string | undefined;

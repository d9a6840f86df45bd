#!/usr/bin/env node
/** `vic-plugin register | update | unregister | status`: keeps the plug-in's record in vCenter's ExtensionManager. */
import { runVicPlugin } from './cli/run.ts';
import { processTerminal } from './cli/terminal.ts';
import { vimNetwork } from './registration/vim-network.ts';

process.exitCode = await runVicPlugin(process.argv.slice(2), {
  network: vimNetwork,
  terminal: processTerminal(),
  environment: { password: process.env['VIC_PLUGIN_PASSWORD'] },
  now: () => new Date(),
});

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the product is in the image. */
export const PRODUCT_FOLDER = 'opt/vmware/vsphere-integrated-containers';

/** Name resolution of older C libraries loads these by name. */
const LOADED_BY_NAME = ['libnss_files.so.2', 'libnss_dns.so.2', 'libresolv.so.2'];
const PORT_CAPABILITY = 'cap_net_bind_service=+ep';

const FILES: Readonly<Record<string, string>> = {
  'etc/passwd': 'root:x:0:0:root:/:/sbin/nologin\nvic:x:10000:10000:vic:/:/sbin/nologin\n',
  'etc/group': 'root:x:0:\nvic:x:10000:\n',
  'etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
};

/**
 * Lays out the root of the image's file system: Node with the libraries it needs, accounts, the folders of the volumes.
 * @param node the Node program that goes into the image
 * @throws Error if the libraries of Node cannot be found
 */
export function layOutRoot(root: string, node: string): void {
  for (const [name, content] of Object.entries(FILES)) write(path.join(root, name), content);
  for (const folder of ['certs', 'tmp', 'var/log', 'etc/ssl/certs'])
    mkdirSync(path.join(root, folder), { recursive: true });
  chmodSync(path.join(root, 'tmp'), 0o1777);
  const program = path.join(root, PRODUCT_FOLDER, 'bin/node');
  copy(node, program);
  chmodSync(program, 0o755);
  allowLowPorts(program);
  for (const library of librariesOf(node)) copy(library, path.join(root, library));
}

/** Paths of the shared libraries that a program is started with, the loader among them. */
function librariesOf(program: string): readonly string[] {
  const { status, stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  const found = [...stdout.matchAll(/^\s*(?:\S+ => )?(\/\S+) \(0x/gm)].flatMap(([, file]) => file ?? []);
  if (status !== 0 || found.length === 0) throw new Error(`ldd does not tell the libraries of ${program}.`);
  const folder = path.dirname(found.find((file) => path.basename(file).startsWith('libc.so')) ?? '/lib/libc.so');
  const byName = LOADED_BY_NAME.map((name) => path.join(folder, name)).filter((file) => existsSync(file));
  return [...found, ...byName];
}

/** Engines that let nobody but root use ports below 1024 by default ask for this; others do not mind it. */
function allowLowPorts(program: string): void {
  const { error, status } = spawnSync('setcap', [PORT_CAPABILITY, program]);
  if (error ?? status) {
    process.stderr.write(
      'setcap cannot be used here: in the image, ports below 1024 need an engine that allows them to all.\n',
    );
  }
}

function copy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(realpathSync(from), to);
}

function write(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Builds the image `vic-machine-server` with buildah. Options: --tag NAME, --version V, --iso-folder FOLDER. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildImage } from './image.ts';

const { values } = parseArgs({
  options: { tag: { type: 'string' }, version: { type: 'string' }, 'iso-folder': { type: 'string' } },
});
const tag = values.tag ?? 'vic-machine-server';
try {
  await buildImage({
    tag,
    workFolder: path.join(import.meta.dirname, '../../../dist/vic-machine-server-image'),
    isoFolder: values['iso-folder'] ?? null,
    ...(values.version === undefined ? {} : { version: values.version }),
  });
  process.stdout.write(`The image ${tag} is built.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

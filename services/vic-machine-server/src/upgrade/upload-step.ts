import { datastoreFiles } from '@vic/vim25';
import { isoNames, made, type Creation } from '../create/creation.ts';
import { deleteFromDatastore } from '../create/datastore-folders.ts';
import type { Step } from '../create/steps.ts';
import { uploadStep, type IsoFiles } from '../create/upload-isos.ts';

/**
 * Uploads both images beside those that the VCH runs from. Taken back, they are deleted again, but for those that an earlier
 * upgrade had brought: containers of that time boot from them.
 */
export function newImagesStep(creation: Creation, isos: IsoFiles): Step {
  const step = uploadStep(creation, isos);
  const { context, datacenter } = creation;
  const { client } = context.session;
  let brought: readonly string[] = [];
  return {
    ...step,
    async do() {
      const { files: folder } = made(creation, 'vm');
      const files = datastoreFiles(client, { datacenterPath: datacenter.path, datastore: folder.datastore });
      const missing: string[] = [];
      for (const name of Object.values(isoNames({ context }))) {
        const file = `${folder.path}/${name}`;
        if (!(await files.exists(file, { signal: context.signal }))) missing.push(file);
      }
      brought = missing;
      await step.do();
    },
    async undo() {
      const { datastore } = made(creation, 'vm').files;
      for (const path of brought) await deleteFromDatastore(client, datacenter.ref, { datastore, path });
    },
    leaves: () => (brought.length === 0 ? null : 'images of the new version in the folder of the VCH on its datastore'),
  };
}

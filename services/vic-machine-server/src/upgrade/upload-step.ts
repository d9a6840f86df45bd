import type { Creation } from '../create/creation.ts';
import { isoNames, made } from '../create/creation.ts';
import { deleteFromDatastore } from '../create/datastore-folders.ts';
import type { Step } from '../create/steps.ts';
import { uploadStep, type IsoFiles } from '../create/upload-isos.ts';

/** Uploads both images beside those that the VCH runs from. Taken back, they are deleted again. */
export function newImagesStep(creation: Creation, isos: IsoFiles): Step {
  const step = uploadStep(creation, isos);
  const { context, datacenter } = creation;
  let isBegun = false;
  return {
    ...step,
    async do() {
      isBegun = true;
      await step.do();
    },
    async undo() {
      if (!isBegun) return;
      const { files } = made(creation, 'vm');
      for (const name of Object.values(isoNames({ context }))) {
        const path = { datastore: files.datastore, path: `${files.path}/${name}` };
        await deleteFromDatastore(context.session.client, datacenter.ref, path);
      }
    },
    leaves: () => 'images of the new version in the folder of the VCH on its datastore',
  };
}

import { FormArray, FormControl, FormGroup } from '@angular/forms';
import type { DraftFault } from '../draft/draft-fault.ts';
import { controlAt, placeFaults } from './place-faults.ts';

function aFault(path: string, facts: Partial<DraftFault> = {}): DraftFault {
  const message = { key: 'createVch.fault.label-missing', values: {} };
  return {
    slice: 'storage',
    path,
    severity: 'error',
    source: 'rule',
    message,
    cause: '',
    remedy: null,
    action: null,
    ...facts,
  };
}

describe('placeFaults', () => {
  const row = () => new FormGroup({ label: new FormControl('') });
  const aForm = () => new FormGroup({ imageStore: new FormControl(null), volumeStores: new FormArray([row(), row()]) });

  it('finds the control at a path, or the nearest one above it', () => {
    const form = aForm();

    expect(controlAt(form, 'storage', '/storage/volumeStores/1/label')).toBe(
      form.controls.volumeStores.at(1).controls.label,
    );
    expect(controlAt(form, 'storage', '/storage/imageStore/datastore')).toBe(form.controls.imageStore);
    expect(controlAt(form, 'storage', '/storage/volumeStores/7/label')).toBe(form.controls.volumeStores);
    expect(controlAt(form, 'storage', '')).toBe(form);
  });

  it('keeps an error when its control is validated anew, until the fault is gone', () => {
    const form = aForm();
    placeFaults(form, 'storage', [aFault('/storage/imageStore')], false);
    form.controls.imageStore.updateValueAndValidity();

    expect(form.controls.imageStore.valid).toBeFalse();

    placeFaults(form, 'storage', [], false);
    form.controls.imageStore.updateValueAndValidity();

    expect(form.controls.imageStore.valid).toBeTrue();
  });

  it('puts errors on their controls and takes them away again', () => {
    const form = aForm();
    const label = form.controls.volumeStores.at(1).controls.label;
    placeFaults(form, 'storage', [aFault('/storage/volumeStores/1/label')], false);

    expect([label.valid, form.valid, form.controls.imageStore.valid]).toEqual([false, false, true]);

    placeFaults(form, 'storage', [], false);

    expect(form.valid).toBeTrue();
  });

  it('makes no errors of warnings', () => {
    const form = aForm();
    placeFaults(form, 'storage', [aFault('/storage/imageStore', { severity: 'warning' })], true);

    expect(form.valid).toBeTrue();
  });

  it('shows what the server found at once, and the rest once the user tried to go on', () => {
    const form = aForm();
    const { imageStore, volumeStores } = form.controls;
    const faults = [aFault('/storage/imageStore', { source: 'server' }), aFault('/storage/volumeStores/0/label')];
    placeFaults(form, 'storage', faults, false);

    expect([imageStore.touched, volumeStores.touched]).toEqual([true, false]);

    placeFaults(form, 'storage', faults, true);

    expect(volumeStores.touched).toBeTrue();
  });
});

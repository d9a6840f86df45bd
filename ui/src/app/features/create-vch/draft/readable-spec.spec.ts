import { vchSpecDefaults } from '@vic/contract/vch-spec';
import { aFilledSpec } from '@vic/contract/vch-spec/testing';
import { readableSpec } from './readable-spec.ts';

describe('readableSpec', () => {
  const filled = aFilledSpec();

  it('leaves what can be read as it is', () => {
    expect(readableSpec(JSON.parse(JSON.stringify(filled)))).toEqual(filled);
  });

  it('sets back only the value that cannot be read', () => {
    const broken = {
      ...filled,
      compute: { ...filled.compute, cpu: { ...filled.compute.cpu, limit: { value: null } } },
    };

    expect(readableSpec(broken)?.compute).toEqual({
      ...filled.compute,
      cpu: { ...filled.compute.cpu, limit: vchSpecDefaults.compute.cpu.limit },
    });
  });

  it('sets back a list with a row that cannot be read', () => {
    const broken = { ...filled, storage: { ...filled.storage, volumeStores: [{ kind: 'tape' }] } };

    expect(readableSpec(broken)?.storage).toEqual({ ...filled.storage, volumeStores: [] });
  });

  it('starts slices that are missing or of another kind', () => {
    const { general, ...others } = filled;

    expect(readableSpec({ ...others, registry: 'none' })).toEqual({
      ...others,
      general: vchSpecDefaults.general,
      registry: vchSpecDefaults.registry,
    });
    expect(general.name).not.toBe('');
  });

  it('reads nothing out of something else', () => {
    expect([null, 7, [], { anything: 1 }].map(readableSpec)).toEqual([null, null, null, null]);
  });
});

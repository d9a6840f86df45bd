import { vchSpecDefaults } from '@vic/contract/vch-spec';
import { aFilledSpec } from '@vic/contract/vch-spec/testing';
import { readableSpec, sendableSpec } from './readable-spec.ts';

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

  it('sets back a number in a row, and keeps the row', () => {
    const [, nfs] = filled.storage.volumeStores;
    const broken = { ...filled, storage: { ...filled.storage, volumeStores: [{ ...nfs, uid: -1 }] } };

    expect(readableSpec(broken)?.storage.volumeStores).toEqual([jasmine.objectContaining({ ...nfs, uid: null })]);
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

describe('sendableSpec', () => {
  const filled = aFilledSpec();

  it('leaves a draft as it is', () => {
    expect(sendableSpec(filled)).toEqual(filled);
  });

  it('sets back numbers that are none', () => {
    const { compute, storage, security } = filled;
    const shares = { level: 'custom', number: Number.NaN } as const;
    const draft = {
      ...filled,
      compute: { ...compute, cpu: { limit: { value: Number.NaN, units: 'GHz' as const }, reservation: null, shares } },
      storage: { ...storage, baseImageSize: { value: Number.NaN, units: 'TB' as const } },
      security: { ...security, subject: { ...security.subject, validDays: 0 } },
    };

    expect(sendableSpec(draft)).toEqual({
      ...filled,
      compute: { ...compute, cpu: vchSpecDefaults.compute.cpu },
      storage: { ...storage, baseImageSize: { value: vchSpecDefaults.storage.baseImageSize.value, units: 'TB' } },
      security: {
        ...security,
        subject: { ...security.subject, validDays: vchSpecDefaults.security.subject.validDays },
      },
    });
  });
});

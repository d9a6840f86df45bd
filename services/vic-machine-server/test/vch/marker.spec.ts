import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ObjectContent, VimValue } from '@vic/vim25';
import { MARKER_PATH, mayBeVch } from '../../src/vch/marker.ts';

function vm(marker: VimValue | undefined, missing?: string): ObjectContent {
  return {
    ref: { type: 'VirtualMachine', value: 'vm-7' },
    props: new Map(marker === undefined ? [] : [[MARKER_PATH, marker]]),
    missing: new Map(missing === undefined ? [] : [[MARKER_PATH, missing]]),
  };
}

describe('a VM that may be an endpoint VM', () => {
  it('says that it is this very VM, or half-made', () => {
    assert.ok(mayBeVch(vm('VirtualMachine:vm-7')));
    assert.ok(mayBeVch(vm({ key: 'guestinfo.vice./init/common/id', value: 'CreatingVCH' })));
  });

  it('is neither a clone nor any other VM', () => {
    assert.ok(!mayBeVch(vm('VirtualMachine:vm-8')));
    assert.ok(!mayBeVch(vm(undefined)));
    assert.ok(!mayBeVch(vm(undefined, 'NoPermission')));
  });

  it('is any VM of a target that knows no keyed paths', () => {
    assert.ok(mayBeVch(vm(undefined, 'InvalidProperty')));
  });
});

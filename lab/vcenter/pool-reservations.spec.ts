import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lab } from './testing/calls.ts';
import { collectorCall, makeLab, objectSpec, ref } from './testing/calls.ts';

const allocation = (reservation: number): string =>
  `<reservation>${reservation}</reservation><expandableReservation>true</expandableReservation><limit>-1</limit><shares><shares>0</shares><level>normal</level></shares>`;
const config = (tag: string, cpuMHz: number, memoryMiB: number): string =>
  `<${tag}><cpuAllocation>${allocation(cpuMHz)}</cpuAllocation><memoryAllocation>${allocation(memoryMiB)}</memoryAllocation></${tag}>`;

const create = (lab: Lab, name: string, cpuMHz: number, memoryMiB: number) =>
  lab.call(
    lab.login(),
    `<CreateResourcePool>${ref('_this', 'ResourcePool', lab.pool.moid)}<name>${name}</name>${config('spec', cpuMHz, memoryMiB)}</CreateResourcePool>`,
  );

test('pools together reserve no more than the hosts have', async () => {
  const lab = makeLab();
  assert.equal((await create(lab, 'first', 30_000, 100_000)).fault, null);
  assert.equal((await create(lab, 'second', 10_000, 0)).fault, 'InsufficientCpuResourcesFault');
  assert.equal((await create(lab, 'second', 0, 40_000)).fault, 'InsufficientMemoryResourcesFault');
  assert.equal((await create(lab, 'second', 8_000, 30_000)).fault, null);
});

test('a pool tells what is reserved in it, what can still be, and what the VMs in it use', async () => {
  const lab = makeLab();
  const [busy, idle, off] = lab.vms;
  busy.quickStats.overallCpuUsageMHz = 500;
  idle.quickStats.overallCpuUsageMHz = 250;
  off.quickStats.overallCpuUsageMHz = 100;
  off.powerState = 'poweredOff';
  await create(lab, 'first', 30_000, 0);
  const specSet = `<specSet>${objectSpec('ResourcePool', lab.pool.moid, ['runtime.cpu'])}</specSet><options/>`;
  const { xml } = await lab.call(lab.login(), collectorCall('RetrievePropertiesEx', specSet));
  assert.match(xml, /<reservationUsed>30000</);
  assert.match(xml, /<unreservedForPool>8400</);
  assert.match(xml, /<overallUsage>750</);
});

test('a pool whose reservation grows beyond what is left keeps the one it had', async () => {
  const lab = makeLab();
  const moid = /resgroup-\d+/.exec((await create(lab, 'first', 1_000, 0)).xml)?.[0] ?? '';
  const update = (cpuMHz: number): string =>
    `<UpdateConfig>${ref('_this', 'ResourcePool', moid)}${config('config', cpuMHz, 0)}</UpdateConfig>`;
  assert.equal((await lab.call(lab.login(), update(50_000))).fault, 'InsufficientCpuResourcesFault');
  const pool = lab.inventory.objects.get(moid);
  assert.equal(pool?.type, 'ResourcePool');
  assert.equal(pool.cpu.reservation, 1_000);
  assert.equal((await lab.call(lab.login(), update(38_000))).fault, null);
});

import { TestBed } from '@angular/core/testing';
import { setUpBench, tearDownBench } from '../../../testing/test-bed.ts';
import { FigureFormat } from './figure-format.ts';

describe('FigureFormat', () => {
  let format: FigureFormat;

  beforeEach(async () => {
    await setUpBench();
    format = TestBed.inject(FigureFormat);
  });
  afterEach(() => {
    tearDownBench();
  });

  it('counts sizes in 1024s', () => {
    expect([0, 1536, 734_003_200, 2_147_483_648].map((bytes) => format.bytes(bytes))).toEqual([
      '0 bytes',
      '1.5 kB',
      '700 MB',
      '2 GB',
    ]);
  });

  it('shows memory given in MiB', () => {
    expect([0, 512, 2048].map((memoryMiB) => format.memory(memoryMiB))).toEqual(['0 MB', '512 MB', '2 GB']);
  });

  it('shows processor use in MHz and GHz', () => {
    expect([35.4, 1250].map((mhz) => format.cpu(mhz))).toEqual(['35 MHz', '1.25 GHz']);
  });
});

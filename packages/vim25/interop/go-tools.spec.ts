import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findGoTool } from './go-tools.ts';

describe('findGoTool', () => {
  let before: string | undefined;
  beforeEach(() => {
    before = process.env['VCSIM'];
  });
  afterEach(() => {
    if (before === undefined) delete process.env['VCSIM'];
    else process.env['VCSIM'] = before;
  });

  it('takes the program that the environment names', async () => {
    process.env['VCSIM'] = process.execPath;
    assert.equal(await findGoTool('vcsim'), process.execPath);
  });

  it('says if that cannot be run, instead of looking for another', async () => {
    process.env['VCSIM'] = '/nowhere/vcsim';
    await assert.rejects(findGoTool('vcsim'), /VCSIM names \/nowhere\/vcsim/);
  });
});

import { joinPath, parentOf, pathSteps, withoutOuterSlashes } from './folder-path.ts';

describe('paths of folders', () => {
  it('have no slashes at their ends', () => {
    expect(withoutOuterSlashes(' //vic/images/ ')).toBe('vic/images');
    expect(withoutOuterSlashes('/')).toBe('');
  });

  it('are joined, and stay the same without a name', () => {
    expect(joinPath('', 'vic')).toBe('vic');
    expect(joinPath('vic', ' images ')).toBe('vic/images');
    expect(joinPath('vic', '')).toBe('vic');
  });

  it('lead through their folders', () => {
    expect(parentOf('vic/images')).toBe('vic');
    expect(parentOf('vic')).toBe('');
    expect(pathSteps('vic/images')).toEqual([
      { name: 'vic', path: 'vic' },
      { name: 'images', path: 'vic/images' },
    ]);
    expect(pathSteps('')).toEqual([]);
  });
});

import { gridSettings } from './grid-settings.ts';

describe('gridSettings', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('come back on the next visit', () => {
    const settings = gridSettings('vchs');
    settings.setPageSize(20);
    settings.setHidden('cpu', true);

    expect(gridSettings('vchs').pageSize()).toBe(20);
    expect(gridSettings('vchs').hidden()).toEqual({ cpu: true });
  });

  it('are kept under a key of ours', () => {
    gridSettings('vchs').setPageSize(10);

    expect(Object.keys(localStorage)).toEqual(['vic.grid.vchs']);
  });

  it('ignore what somebody else wrote there', () => {
    localStorage.setItem('vic.grid.vchs', '{"pageSize":100000,"hidden":3}');

    expect(gridSettings('vchs').pageSize()).toBe(50);
  });

  it('hold without storage until the page is left', () => {
    spyOn(Storage.prototype, 'setItem').and.throwError('forbidden');
    const settings = gridSettings('vchs');
    settings.setPageSize(10);

    expect(settings.pageSize()).toBe(10);
  });
});

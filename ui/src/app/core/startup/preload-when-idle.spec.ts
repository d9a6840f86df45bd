import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { of, throwError, type Observable } from 'rxjs';
import { PreloadWhenIdle } from './preload-when-idle.ts';

describe('PreloadWhenIdle', () => {
  let idleWork: (() => void)[];

  beforeEach(() => {
    idleWork = [];
    spyOn(window, 'requestIdleCallback').and.callFake((work) => {
      idleWork.push(() => {
        work({ didTimeout: false, timeRemaining: () => 50 });
      });
      return idleWork.length;
    });
  });

  function preload(url: string, load: () => Observable<unknown>): { isOver: boolean } {
    TestBed.configureTestingModule({ providers: [{ provide: Router, useValue: { url } }] });
    const result = { isOver: false };
    TestBed.inject(PreloadWhenIdle)
      .preload({ path: 'create-vch' }, load)
      .subscribe({ complete: () => (result.isOver = true) });
    return result;
  }

  it('loads in a view of the plug-in, but not before the browser is idle', () => {
    const load = jasmine.createSpy().and.returnValue(of('code'));
    preload('/main/vchs', load);

    expect(load).not.toHaveBeenCalled();
    for (const work of idleWork) work();

    expect(load).toHaveBeenCalledTimes(1);
  });

  for (const url of ['/card/vm', '/create-vch']) {
    it(`loads nothing at ${url}`, () => {
      preload(url, () => of('code'));

      expect(idleWork).toEqual([]);
    });
  }

  it('says nothing of code that does not come', () => {
    const result = preload('/main', () => throwError(() => new Error('away')));
    for (const work of idleWork) work();

    expect(result.isOver).toBeTrue();
  });
});

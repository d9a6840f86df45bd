import { TestBed } from '@angular/core/testing';
import { NavigationError, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ROUTES } from '../../app.routes.ts';
import { setUpBench, settle, tearDownBench } from '../../../testing/test-bed.ts';
import { addWizardTexts } from '../../../testing/wizard-texts.ts';

describe('wizard', () => {
  it('opens', async () => {
    await setUpBench(ROUTES);
    await addWizardTexts();
    TestBed.inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationError) console.log(String((event.error as Error).stack));
    });
    const harness = await RouterTestingHarness.create('/create-vch');
    await settle();
    expect((harness.fixture.nativeElement as HTMLElement).textContent).toBe('x');
    tearDownBench();
  });
});

import { TestBed } from '@angular/core/testing';
import { parseExport, toExport, vchSpecDefaults } from '@vic/contract/vch-spec';
import { aFilledSpec } from '@vic/contract/vch-spec/testing';
import { WizardHarness } from '../../../../testing/wizard.harness.ts';
import { SAVE_FILE, type DownloadFile } from '../../../core/files/save-file.ts';

const FILLED = aFilledSpec();

describe('draft as a file', () => {
  it('can be read again where a number in it could not be', async () => {
    const saved: DownloadFile[] = [];
    TestBed.overrideProvider(SAVE_FILE, { useValue: (file: DownloadFile) => saved.push(file) });
    const wizard = await WizardHarness.open({ kept: { spec: FILLED, step: 'storage' } });
    const size = wizard.page.find('[data-path="/storage/baseImageSize"] input');
    if (size instanceof HTMLInputElement) size.value = 'much';
    size.dispatchEvent(new Event('input', { bubbles: true }));
    await wizard.page.click(wizard.page.find('vic-step-list li:last-child button'));
    await wizard.press('Export to a file');

    const { baseImageSize } = vchSpecDefaults.storage;
    const readable = { ...FILLED, storage: { ...FILLED.storage, baseImageSize } };

    expect(wizard.page.find('vic-summary-values').textContent).toContain('Cannot be read');
    expect(parseExport(String(saved[0]?.content))).toEqual(parseExport(toExport(readable)));
    wizard.close();
  });
});

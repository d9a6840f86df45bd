import { Component } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { ClrCommonFormsModule } from '@clr/angular/forms/common';
import { Advanced } from '../../form/advanced.ts';
import { ListOfTexts } from '../../form/list-of-texts.ts';
import { NumberWithUnits, type NumberWithUnitsValue } from '../../form/number-with-units.ts';
@Component({
  selector: 'vic-summary-step',
  imports: [Advanced, ClrCommonFormsModule, ListOfTexts, NumberWithUnits, ReactiveFormsModule],
  template: `
    <form clrForm>
      <vic-advanced slice="compute">
        <clr-control-container
          ><label>x</label><vic-number-with-units clrControl label="x" [units]="['GiB', 'MiB']" [formControl]="a"
        /></clr-control-container>
      </vic-advanced>
      <clr-control-container
        ><label>y</label><vic-list-of-texts clrControl label="y" path="/networks/nameServers" [formControl]="b"
      /></clr-control-container>
    </form>
  `,
})
export class SummaryStep {
  a = new FormControl<NumberWithUnitsValue>(null);
  b = new FormControl<string[]>([], { nonNullable: true });
}

import { Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { ClrRadioModule } from '@clr/angular/forms/radio';
import type { AddressMode } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { CompoundField } from '../../../form/compound-field.ts';

/** How addresses on a network are had: from DHCP, or as they are entered. */
@Component({
  selector: 'vic-address-mode-field',
  imports: [ClrRadioModule, CompoundField, ReactiveFormsModule, TranslatePipe],
  template: `
    <vic-compound-field [field]="field()" [path]="path()">
      <div class="clr-control-container clr-control-inline">
        <clr-radio-wrapper>
          <input type="radio" clrRadio value="dhcp" [name]="path()" [attr.name]="path()" [formControl]="control()" />
          <label>{{ 'createVch.value.addressMode.dhcp' | translate }}</label>
        </clr-radio-wrapper>
        <clr-radio-wrapper>
          <input type="radio" clrRadio value="static" [name]="path()" [attr.name]="path()" [formControl]="control()" />
          <label>{{ staticKey() | translate }}</label>
        </clr-radio-wrapper>
      </div>
    </vic-compound-field>
  `,
})
export class AddressModeField {
  readonly control = input.required<FormControl<AddressMode>>();
  /** id in the field table, such as `networks.public.addressMode` */
  readonly field = input.required<string>();
  /** JSON pointer such as `/networks/public/addressMode` */
  readonly path = input.required<string>();
  /** key of what it means to enter them */
  readonly staticKey = input('createVch.value.addressMode.static');
}

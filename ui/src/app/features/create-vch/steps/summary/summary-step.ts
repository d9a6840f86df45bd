import { Component } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftFile } from '../../shell/draft-file.ts';
import { CommandLine } from './command-line.ts';
import { PreflightList } from './preflight-list.ts';
import { SummaryValues } from './summary-values.ts';

/** The review before the VCH is made. */
@Component({
  selector: 'vic-summary-step',
  imports: [CommandLine, DraftFile, PreflightList, SummaryValues, TranslatePipe],
  template: `
    <vic-preflight-list />
    <h2 class="vic-section">{{ 'createVch.summary.settings' | translate }}</h2>
    <vic-summary-values />
    <vic-command-line />
    <h2 class="vic-section">{{ 'createVch.draftFile.title' | translate }}</h2>
    <vic-draft-file />
  `,
})
export class SummaryStep {}

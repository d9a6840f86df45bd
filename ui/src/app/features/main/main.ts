import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { anyActivity } from '../../core/activity/any-activity.ts';
import { LiveState } from '../../shared/live/live-state.ts';
import { ActivityPanel } from './activity/activity-panel.ts';

/** The global view: what belongs to no single object of vSphere. */
@Component({
  selector: 'vic-main',
  imports: [ActivityPanel, LiveState, RouterLink, RouterLinkActive, RouterOutlet, TranslatePipe],
  templateUrl: './main.html',
  styleUrl: './main.scss',
})
export class Main {
  protected readonly hasActivities = anyActivity();
  protected readonly tabs = [
    { path: '/main', labelKey: 'main.tab.summary', isExact: true },
    { path: '/main/vchs', labelKey: 'main.tab.vchs', isExact: false },
    { path: '/main/containers', labelKey: 'main.tab.containers', isExact: false },
  ];
}

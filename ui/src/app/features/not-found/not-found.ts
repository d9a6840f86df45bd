import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

/** The address leads nowhere. */
@Component({
  selector: 'vic-not-found',
  imports: [RouterLink, TranslatePipe],
  template: `
    <main class="vic-page">
      <h1 class="clr-sr-only">{{ 'main.title' | translate }}</h1>
      <p>{{ 'notFound.text' | translate }}</p>
      <a routerLink="/main">{{ 'notFound.home' | translate }}</a>
    </main>
  `,
})
export class NotFound {}

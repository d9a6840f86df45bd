import { bootstrapApplication } from '@angular/platform-browser';
import { APP_CONFIG } from './app/app.config.ts';
import { App } from './app/app.ts';
import { registerIcons } from './app/icons.ts';

registerIcons();
void bootstrapApplication(App, APP_CONFIG);

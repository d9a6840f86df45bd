import { provideHttpClient } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideAnimationsAsync } from '@angular/platform-browser/animations/async';
import { provideRouter, withHashLocation, withPreloading, withRouterConfig } from '@angular/router';
import { provideTranslateCompiler, provideTranslateService } from '@ngx-translate/core';
import { provideTranslateHttpLoader } from '@ngx-translate/http-loader';
import { ROUTES } from './app.routes.ts';
import { HOST } from './core/host/host.ts';
import { VSphereHost } from './core/host/vsphere-host.ts';
import { IcuTranslateCompiler } from './core/i18n/icu-translate-compiler.ts';
import { FALLBACK_LANGUAGE } from './core/i18n/languages.ts';
import { PreloadWhenIdle } from './core/startup/preload-when-idle.ts';

/** What the application runs with. */
export const APP_CONFIG: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // A page that cannot be loaded is shown as such by the app, from the router's events.
    provideRouter(
      ROUTES,
      withHashLocation(),
      withPreloading(PreloadWhenIdle),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
    provideHttpClient(),
    // Clarity 18 needs an animation provider. Deprecated: Angular 23 is to bring another way.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    provideAnimationsAsync(),
    provideTranslateService({
      fallbackLang: FALLBACK_LANGUAGE,
      loader: provideTranslateHttpLoader({ prefix: 'i18n/', failOnError: true }),
      compiler: provideTranslateCompiler(IcuTranslateCompiler),
    }),
    { provide: HOST, useClass: VSphereHost },
  ],
};

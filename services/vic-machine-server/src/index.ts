export { ApiError } from './api-error.ts';
export { buildApp, type App, type AppOptions } from './app.ts';
export { ConfigError } from './config/config-error.ts';
export type { ServiceConfig, TlsConfig } from './config/service-config.ts';
export type { BuildVersion, Settings } from './config/settings.ts';
export type { Operations } from './operations.ts';
export { startService, type RunningService, type ServiceStartOptions } from './service.ts';
export { openTarget, type OpenTargetOptions } from './target/open-target.ts';

import { createSdk } from './html-client-sdk.ts';

Object.defineProperty(window, 'htmlClientSdk', { value: createSdk(window), enumerable: true });

/** How tokens become vCenter sessions, for who runs the server without a vSphere Client before it. */
export { SessionRejectedError } from './session-error.ts';
export { sessionOpener, type SessionOpener } from './session-opener.ts';

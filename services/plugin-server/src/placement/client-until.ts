import { METHODS, type CallOptions, type VimClient } from '@vic/vim25';

/**
 * The same session, whose reads end when nobody waits for them any more. What makes something at vCenter, be it a view,
 * or takes it back, is not cut off: nobody would know what is left.
 * @param gone aborted when nobody waits any more
 */
export function clientUntil(client: VimClient, gone: AbortSignal): VimClient {
  const { url, clock, limits, timeouts } = client;
  const inTime = (isRead: boolean, options: CallOptions = {}): CallOptions =>
    isRead ? { ...options, signal: options.signal ? AbortSignal.any([options.signal, gone]) : gone } : options;
  return {
    url,
    clock,
    limits,
    timeouts,
    get content() {
      return client.content;
    },
    get apiVersion() {
      return client.apiVersion;
    },
    get session() {
      return client.session;
    },
    supports: (apiVersion) => client.supports(apiVersion),
    login: (userName, password) => client.login(userName, password),
    cloneSession: (ticket) => client.cloneSession(ticket),
    acquireCloneTicket: () => client.acquireCloneTicket(),
    currentSession: () => client.currentSession(),
    isAlive: () => client.isAlive(),
    logout: () => client.logout(),
    close: () => client.close(),
    invoke: (method, self, args, options) => client.invoke(method, self, args, inTime(METHODS[method].isRead, options)),
    call: (method, declaration, self, args, options) =>
      client.call(method, declaration, self, args, inTime(declaration.isRead, options)),
    transfer: (transfer, read) => client.transfer(transfer, read),
  };
}

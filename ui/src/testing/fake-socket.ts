import type { StreamMessage } from '@vic/contract';
import type { OpenSocket } from '../app/core/stream/open-socket.ts';

/** The server's end of one WebSocket. */
export interface FakeSocket {
  readonly url: string;
  readonly protocols: readonly string[];
  isClosedByClient: boolean;
  send(message: StreamMessage): void;
  sendText(text: string): void;
  close(code: number): void;
}

/** Opens sockets that a test holds the other end of. */
export class FakeSockets {
  readonly opened: FakeSocket[] = [];

  readonly open: OpenSocket = (url, protocols) => {
    const client: Pick<WebSocket, 'onmessage' | 'onclose' | 'close'> = {
      onmessage: null,
      onclose: null,
      close: () => {
        server.isClosedByClient = true;
      },
    };
    const socket = client as WebSocket;
    const server: FakeSocket = {
      url,
      protocols,
      isClosedByClient: false,
      send: (message) => {
        server.sendText(JSON.stringify(message));
      },
      sendText: (data) => {
        socket.onmessage?.(new MessageEvent('message', { data }));
      },
      close: (code) => {
        socket.onclose?.(new CloseEvent('close', { code }));
      },
    };
    this.opened.push(server);
    return socket;
  };

  /** The newest socket. */
  get last(): FakeSocket {
    const socket = this.opened.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }
}

/** Sends a request with nothing added to what is given: no `Accept`, and the path as it is. */
import { request as startRequest } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** null: none */
  readonly body: string | null;
}

export interface RawResponse {
  readonly status: number;
  /** names in lower case */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Rejects when the connection fails or the signal ends it. */
export async function send(port: number, request: RawRequest, signal?: AbortSignal): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = startRequest(
      {
        host: '127.0.0.1',
        port,
        method: request.method,
        path: request.path,
        headers: request.headers,
        agent: false,
        ...(signal && { signal }),
      },
      (response) => {
        text(response).then((body) => {
          const headers: Record<string, string> = {};
          for (const [name, value] of Object.entries(response.headers)) headers[name] = String(value);
          resolve({ status: response.statusCode ?? 0, headers, text: body });
        }, reject);
      },
    );
    outgoing.once('error', reject);
    if (request.body !== null) outgoing.setHeader('Content-Length', Buffer.byteLength(request.body));
    outgoing.end(request.body ?? undefined);
  });
}

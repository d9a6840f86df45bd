import type { IncomingMessage, ServerResponse } from 'node:http';

export interface ProxyFailure {
  readonly status: number;
  readonly code: string;
  /** One sentence for the user. */
  readonly message: string;
}

/** Tells a failure of the proxy: a page that tries again by itself for documents, JSON for everything else. */
export function answerFailure(incoming: IncomingMessage, answer: ServerResponse, failure: ProxyFailure): void {
  if (answer.headersSent) return void answer.destroy();
  const isDocument = incoming.headers['sec-fetch-dest'] === 'iframe' || wantsHtml(incoming);
  const body = isDocument ? page(failure) : JSON.stringify({ error: failure.code, message: failure.message });
  answer.writeHead(failure.status, {
    'content-type': isDocument ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'",
  });
  answer.end(body);
}

function wantsHtml({ headers }: IncomingMessage): boolean {
  return (headers.accept ?? '').includes('text/html');
}

function page({ status, message }: ProxyFailure): string {
  const isTemporary = status === 503 || status === 504;
  const hint = isTemporary ? 'Trying again every 5 seconds…' : 'Ask the administrator who registered the plug-in.';
  return `<!doctype html><html lang="en" data-standin-failure="${status}" data-again="${isTemporary}"><head><meta charset="utf-8"><title>Plug-in not available</title>
<link rel="stylesheet" href="/ui/assets/proxy-failure.css"><script src="/ui/assets/proxy-failure.js"></script></head>
<body><main><h1>The plug-in is not available</h1><p>${escapeHtml(message)}</p><p class="hint">${hint}</p></main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

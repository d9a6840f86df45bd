const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1b2a32; background: #fff; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid #c5cdd2; }
  code { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
  @media (prefers-color-scheme: dark) { body { color: #e9ecef; background: #1b2a32; } a { color: #79c6e6; } }
`;

interface Line {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly isExtension: boolean;
}

/** The operations of an OpenAPI description as a page that needs nothing else. */
export function descriptionPage(description: unknown): string {
  const { title, version, summary } = Object.fromEntries(entriesOf(valueOf(description, 'info')));
  const rows = linesOf(description).map(
    ({ method, path, summary: what, isExtension }) =>
      `<tr><td><code>${method}</code></td><td><code>${html(path)}</code></td><td>${html(what)}${isExtension ? ' <em>(extension)</em>' : ''}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${html(title)} ${html(version)}</h1>
<p>${html(summary)}</p>
<p>Every operation on <code>/container/target/{target}</code> also exists below <code>/container/target/{target}/datacenter/{datacenter}</code>. Operations marked as extension are additions to the original API. Parameters, bodies and answers are described in <a href="/swagger.json">/swagger.json</a> (OpenAPI).</p>
<table><thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What it does</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
</body>
</html>
`;
}

function linesOf(description: unknown): readonly Line[] {
  return entriesOf(valueOf(description, 'paths'))
    .filter(([path]) => !path.includes('{datacenter}'))
    .flatMap(([path, item]) =>
      METHODS.filter((method) => valueOf(item, method) !== undefined).map((method) => ({
        method: method.toUpperCase(),
        path,
        summary: String(valueOf(valueOf(item, method), 'summary')),
        isExtension: valueOf(valueOf(item, method), 'x-vic-extension') === true,
      })),
    );
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function valueOf(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

function html(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

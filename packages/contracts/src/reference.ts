import type { Endpoint } from './endpoint.ts';
import { openApiOf } from './openapi.ts';
import { problems } from './problem.ts';

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** The interface as one page to read: no script, no style, so that the strict content policy holds here too. */
export function referencePage(endpoints: readonly Endpoint[]): string {
  const { paths } = openApiOf(endpoints) as unknown as { paths: Record<string, Record<string, Operation>> };
  const sections = endpoints.map((endpoint) => {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    return section(endpoint, paths[path]?.[endpoint.method.toLowerCase()]);
  });
  const rows = Object.entries(problems).map(
    ([code, [status, title]]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escaped(title)}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Reference</title></head><body><main><h1>The interface</h1>
<p>As a document for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<ul>${endpoints.map(({ name }) => `<li><a href="#${escaped(name)}">${escaped(name)}</a></li>`).join('')}</ul>
${sections.join('\n')}
<h2>Refusals</h2><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>
</main></body></html>`;
}

interface Operation {
  readonly requestBody?: unknown;
  readonly responses: { readonly 200: unknown };
}

function section({ name, method, path, summary, allow, limit }: Endpoint, operation: Operation | undefined): string {
  const shapes = [
    ['Request', operation?.requestBody],
    ['Answer', operation?.responses[200]],
  ] as const;
  const details = shapes
    .filter(([, shape]) => shape !== undefined)
    .map(
      ([label, shape]) =>
        `<details><summary>${label}</summary><pre>${escaped(JSON.stringify(shape, null, 2))}</pre></details>`,
    );
  return `<section id="${escaped(name)}"><h2>${escaped(name)}</h2><p><code>${method} /api${escaped(path)}</code></p><p>${escaped(summary)}.
For: <code>${allow}</code>${limit ? `, at most ${limit.times} in ${limit.seconds} s` : ''}.</p>${details.join('')}</section>`;
}

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const usage = `usage: npx node examples/website/src/main.ts --key gmk_… [options]

A site of a business with the chat on it, beside a running \`npm start\`.

  --key KEY        a key of the tenant (the start prints that of the demo); lets this site frame the page
  --gomomo URL     where gomomo is (http://127.0.0.1:3000)
  --port PORT      where this site is to be (3080)
  --help           this
`;

const { values } = parseArgs({
  options: {
    key: { type: 'string' },
    gomomo: { type: 'string', default: 'http://127.0.0.1:3000' },
    port: { type: 'string', default: '3080' },
    help: { type: 'boolean', default: false },
  },
});
const { key, gomomo, port, help } = values;
const origin = `http://127.0.0.1:${port}`;

/** Which sites may frame the page is for the tenant to say. */
async function allowThisSite(tenantKey: string): Promise<void> {
  const tenant = `${gomomo}/api/tenants/bloom`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tenantKey}` };
  const kept = (await (await fetch(tenant, { headers })).json()) as {
    profile?: { allowedOrigins?: string[] };
  };
  const allowedOrigins = [...new Set([...(kept.profile?.allowedOrigins ?? []), origin])];
  const body = JSON.stringify({ profile: { allowedOrigins } });
  const answer = await fetch(tenant, { method: 'PATCH', headers, body });
  if (!answer.ok) throw new Error(`${tenant} said ${answer.status}: ${await answer.text()}`);
}

if (help || key === undefined) {
  process.stdout.write(usage);
  process.exitCode = help ? 0 : 2;
} else {
  await allowThisSite(key);
  const page = readFileSync(join(import.meta.dirname, 'index.html'), 'utf8');
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(page.replaceAll('{gomomo}', gomomo));
  });
  server.listen(Number(port), '127.0.0.1', () => {
    process.stdout.write(`${origin}\n`);
  });
}

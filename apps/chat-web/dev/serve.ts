import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { pageFolder } from '../build-page.ts';
import type { Reply } from '../src/contract.ts';
import type { HeadOptions } from '../src/head/to-head.ts';
import type { PageData } from '../src/page-data.ts';
import { month, opening, says, summary, tenant, times, appointment, choices } from './bloom.ts';
import { scenes } from './scenes.ts';

/**
 * The page over a script: it speaks the contract of agent-chat and knows nothing else.
 * `node apps/chat-web/dev/serve.ts`, for looking at the page; the product never loads it.
 */
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
};

interface PageServer {
  renderRoot(data: PageData): string;
  renderHead(data: PageData, options: HeadOptions): string;
}

/** As agent-chat fills the template in, without policy and nonce. */
async function page(): Promise<string> {
  const template = await readFile(join(pageFolder, 'index.html'), 'utf8');
  const server = (await import(
    pathToFileURL(join(pageFolder, 'server/server.js')).href
  )) as PageServer;
  const data: PageData = { tenant, opening: opening(), now: Date.now() };
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const head = server.renderHead(data, {
    nonce: '',
    address: undefined,
    pictures: { share: '/share.png', icon: '/icon.png' },
  });
  return template
    .replace('<!--title-->', tenant.name)
    .replace('</head>', () => `${head}</head>`)
    .replace('<!--root-->', () => server.renderRoot(data))
    .replace(
      '<!--data-->',
      () => `<script type="application/json" id="page-data">${json}</script>`,
    );
}

let last: string | undefined;

function reply(choice: string, text: string): Reply[] {
  const turned = /^(day|staff):(\d)$/.exec(choice);
  const replaces = last === undefined ? {} : { replaces: last };
  if (turned?.[1] === 'day') return [says('', { card: times(Number(turned[2])), ...replaces })];
  if (turned) return [says('', { card: times(1, Number(turned[2])), ...replaces })];
  if (choice.startsWith('month:')) return [says('', { card: month(), ...replaces })];
  if (choice.startsWith('time:')) {
    const card = { kind: 'contact' as const, fields: ['name', 'phone'] as const };
    return [
      says('Who is it for, and which number can we reach you on?', {
        card: { ...card, fields: [...card.fields] },
      }),
    ];
  }
  if (/\d{3}.*\d{4}/.test(text)) {
    const card = summary(299);
    return [says('Shall I book it?', { card, choices: choices('Book it', 'Change') })];
  }
  if (choice === 'choice:Book it') {
    const booked = appointment();
    const card = { kind: 'appointment' as const, appointment: booked };
    const moves = choices('Move', 'Cancel');
    return [says('Booked.', { card, appointment: booked, choices: moves }), says('See you then.')];
  }
  return [says('These times are free:', { card: times() })];
}

async function readBody(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const part of request) text += String(part);
  return JSON.parse(text) as Record<string, string>;
}

async function answer(request: IncomingMessage): Promise<[number, string, string]> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/bloom') return [200, types['.html'] ?? '', await page()];
  if (pathname.startsWith('/assets/') || pathname === '/embed.js') {
    const file = await readFile(join(pageFolder, pathname), 'utf8');
    return [200, types[extname(pathname)] ?? '', file];
  }
  const session = /\/chat\/(.+)$/.exec(pathname)?.[1];
  const scene = scenes[session?.replace('scene-', '') ?? ''];
  if (scene) {
    const messages = scene();
    const history = { sessionId: session, state: 'greeting', lastSeq: 9_999, messages };
    return [200, 'application/json', JSON.stringify(history)];
  }
  if (request.method === 'POST') {
    const { choice = '', message = '' } = await readBody(request);
    const replies = reply(choice, message);
    last = replies.find((r) => r.card?.kind === 'times')?.id ?? last;
    const body = { sessionId: 'script', replies, state: 'offering-slots' };
    return [200, 'application/json', JSON.stringify(body)];
  }
  return [404, 'text/plain', 'not found'];
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [status, type, body] = await answer(request);
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** Serves on 127.0.0.1; port 0 picks a free one. */
export async function serveScenes(port: number): Promise<{ url: string; close(): void }> {
  // In a process of its own: Vite does not run inside a test's own realm.
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../build-page.ts')]);
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}/bloom`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

if (import.meta.main) {
  const { url } = await serveScenes(4173);
  process.stdout.write(`${url}\n`);
}

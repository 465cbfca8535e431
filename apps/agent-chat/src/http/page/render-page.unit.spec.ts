import { bloom } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';
import type { PageData } from './page-data.ts';
import { renderPage } from './render-page.ts';
import { isOrigin, newNonce, toContentPolicy } from './security-headers.ts';

const template =
  '<html lang="en"><head><title><!--title--></title><!--style--><!--head--><!--early--></head><body><div id="root"><!--root--></div><!--data--><noscript><!--noscript--></noscript></body></html>';
const files = {
  template,
  style: 'body{}',
  server: {
    renderRoot: () => '',
    renderHead: (_: PageData, { address }: { address: string | undefined }) =>
      address === undefined ? '' : `<link rel="canonical" href="${address}">`,
    drawPicture: () => new Uint8Array(),
  },
};
const place = { nonce: 'n', address: 'https://book.example.com/bloom' };
const render = (data: PageData): string => renderPage(files, data, '<h1>Bloom</h1>', place);

const dataOf = (name: string, profile: PageData['tenant']['profile'] = {}): PageData => ({
  tenant: { ...bloom, name, profile },
  opening: [],
  resume: false,
  now: Date.parse('2026-11-23T14:00:00Z'),
});

describe('the page of a tenant', () => {
  const hostile = '</script><script>alert(1)</script><!--title-->"\'&\u2028$& $1';

  test('holds its data as text that cannot leave its element', () => {
    const html = render(dataOf(hostile, { tagline: hostile }));
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('alert(1)</script><');
    const json = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ tenant: { name: hostile } });
  });

  test('says how to reach the business where there is no script', () => {
    const html = render(dataOf('Bloom', { phone: '+17185550134' }));
    expect(html).toContain('You can also reach us here: +17185550134.');
    expect(render(dataOf('Bloom'))).not.toContain('reach us here');
  });
});

test('a page paints before its script: markup, style and address are in the first answer', () => {
  const html = render(dataOf('Bloom'));
  expect(html).toContain('<div id="root"><h1>Bloom</h1></div>');
  expect(html).toContain('<style nonce="n">body{}</style><link rel="canonical"');
  expect(html.match(/nonce="n"/g)).toHaveLength(3);
});

test('an address comes from an origin and from nothing else', () => {
  expect(isOrigin('https://book.example.com')).toBe(true);
  expect(isOrigin('http://x"><script>')).toBe(false);
});

describe('the content security policy', () => {
  const policyOf = (allowedOrigins: string[], ownOrigin?: string): string =>
    toContentPolicy({ nonce: 'abc', ownOrigin, allowedOrigins });

  test('allows nothing but the own files and what carries the nonce', () => {
    expect(policyOf([], 'https://book.example.com')).toBe(
      "default-src 'none'; script-src 'self' 'nonce-abc'; style-src 'self' 'nonce-abc'; connect-src 'self' wss://book.example.com; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    );
  });

  test('lets the sites that the tenant lists frame the page, and no others', () => {
    expect(
      policyOf(['https://www.bloom.example', "https://x; script-src 'unsafe-inline'"]),
    ).toMatch(/frame-ancestors 'self' https:\/\/www\.bloom\.example$/);
  });

  test('is not widened by a Host header that is none', () => {
    expect(policyOf([], 'http://x; script-src *')).toContain("connect-src 'self';");
  });

  test('has a nonce of its own every time', () => {
    expect(new Set(Array.from({ length: 100 }, newNonce)).size).toBe(100);
  });
});

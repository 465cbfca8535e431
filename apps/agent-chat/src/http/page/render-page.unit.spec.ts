import { describe, expect, test } from '@jest/globals';
import { renderPage, type PageData } from './render-page.ts';
import { newNonce, toContentPolicy } from './security-headers.ts';

const template =
  '<html lang="en"><head><title><!--title--></title><!--head--></head><body><!--data--><noscript><!--noscript--></noscript></body></html>';

const dataOf = (name: string, profile: PageData['tenant']['profile'] = {}): PageData => ({
  tenant: {
    id: '0195b3a0-0000-7000-8000-000000000001',
    slug: 'bloom',
    name,
    timeZone: 'America/New_York',
    locale: 'en-US',
    currency: 'USD',
    profile,
    hours: { weekly: [], overrides: [] },
    services: [],
    resources: [],
    policy: {
      minNoticeMinutes: 0,
      horizonDays: 180,
      holdMinutes: 5,
      cancelCutoffMinutes: 0,
      rescheduleCutoffMinutes: 0,
      smsConfirmation: false,
    },
  },
  opening: [],
  resume: false,
});

describe('the page of a tenant', () => {
  const hostile = '</script><script>alert(1)</script><!--title-->"\'&\u2028$& $1';

  test('holds its data as text that cannot leave its element', () => {
    const html = renderPage(template, dataOf(hostile, { tagline: hostile }), 'n');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('alert(1)</script><');
    const json = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ tenant: { name: hostile } });
  });

  test('says how to reach the business where there is no script', () => {
    const html = renderPage(template, dataOf('Bloom', { phone: '+17185550134' }), 'n');
    expect(html).toContain('You can also reach us here: +17185550134.');
    expect(renderPage(template, dataOf('Bloom'), 'n')).not.toContain('reach us here');
  });
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

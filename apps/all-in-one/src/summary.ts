import type { Together } from '@gomomo/host';
import type { Demo } from './demo.ts';

const row = (label: string, value: string): string => `  ${label.padEnd(22)}${value}`;

/** What a person wants to know once it runs. Keys are shown in the embedded default only. */
export function summaryOf(together: Together, demo: Demo | undefined): string[] {
  const { settings, secrets, port, url } = together;
  const origin = settings.HOST === '127.0.0.1' ? `http://localhost:${port}` : url;
  const lines = [''];
  if (demo !== undefined) lines.push(row('Bloom Wellness Studio', `${origin}/${demo.slug}`));
  lines.push(row('API', `${origin}/docs`));
  if (secrets !== undefined) {
    if (demo?.apiKey !== undefined) lines.push(row('key of the demo', demo.apiKey));
    lines.push(row('key of the operator', settings.ADMIN_API_KEY ?? ''));
  }
  return [...lines, row('stop', 'Ctrl-C'), ''];
}

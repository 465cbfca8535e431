import { whereWorkbook } from '@gomomo/excel-sync';
import { toldKey, type Together } from '@gomomo/host';
import type { Demo } from './demo.ts';

const row = (label: string, value: string): string => `  ${label.padEnd(22)}${value}`;

const phone = 'npm run phone';

/** What a person wants to know once it runs. Keys are shown only where they were made here. */
export function summaryOf(
  together: Pick<Together, 'settings' | 'given' | 'secrets' | 'port' | 'url'>,
  demo: Demo | undefined,
): string[] {
  const { settings, given, secrets, port, url } = together;
  const origin = settings.HOST === '127.0.0.1' ? `http://localhost:${port}` : url;
  const lines = [''];
  if (demo !== undefined) {
    lines.push(row('Bloom Wellness Studio', `${origin}/${demo.slug}`));
    lines.push(row('workbook', whereWorkbook(settings, demo)));
    lines.push(row('by phone', port === 3000 ? phone : `${phone} -- --base-url ${origin}`));
  }
  lines.push(row('API', `${origin}/docs`));
  if (settings.GOOGLE_BASE_URL !== undefined) {
    lines.push(row('calendar of a fake', settings.GOOGLE_BASE_URL));
  }
  if (secrets !== undefined) {
    if (demo?.apiKey !== undefined) lines.push(row('key of the demo', demo.apiKey));
    lines.push(row('key of the operator', toldKey('ADMIN_API_KEY', given, secrets)));
  }
  return [...lines, row('stop', 'Ctrl-C'), ''];
}

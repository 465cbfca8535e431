import type { Secrets } from '@gomomo/embedded';
import { toldKey } from '@gomomo/host';

export interface SummaryFacts {
  readonly origin: string;
  readonly given: NodeJS.ProcessEnv;
  readonly secrets: Secrets;
  readonly demo: { readonly slug: string; readonly apiKey: string } | undefined;
}

/** What a person wants to know once it runs. Keys are shown only where they were made here. */
export function summaryOf({ origin, given, secrets, demo }: SummaryFacts): string[] {
  const row = (label: string, value: string): string => `  ${label.padEnd(22)}${value}`;
  const ofDemo =
    demo === undefined
      ? []
      : [
          row('Bloom Wellness Studio', `${origin}/${demo.slug}`),
          row('by phone', `npm run phone -- --base-url ${origin}`),
          row('key of the demo', demo.apiKey),
        ];
  const rest = [
    row('key of the operator', toldKey('ADMIN_API_KEY', given, secrets)),
    row('stop', 'Ctrl-C'),
  ];
  return ['', ...ofDemo, row('API', `${origin}/docs`), ...rest, ''];
}

import { readArguments, type Bad, type Help } from '../command-line.ts';

export const help = `usage: npx node tools/dashboards/main.ts [options]

Draws the dashboards (infra/dashboards) with the data of a product that runs, without Grafana: a Prometheus of
its own (Debian: prometheus) reads the product's metrics for a while, then each panel's queries are drawn, and
Chromium makes a picture of each dashboard.

  --base-url URL   where the product is, npm start or npm run stack (http://127.0.0.1:3000)
  --seconds N      how long it is watched before it is drawn, 20 to 3600 (120)
  --out FOLDER     where the pictures go, as DASHBOARD.png (docs/images/dashboards)
  --help           this

CHROMIUM_PATH is the browser, where it is not Debian's.
`;

export type Options =
  | Help
  | Bad
  | {
      readonly kind: 'draw';
      readonly baseUrl: string;
      readonly seconds: number;
      readonly out: string;
    };

export function readOptions(args: readonly string[]): Options {
  return readArguments(
    args,
    {
      options: {
        'base-url': { type: 'string', default: 'http://127.0.0.1:3000' },
        seconds: { type: 'string', default: '120' },
        out: { type: 'string', default: 'docs/images/dashboards' },
      },
    },
    (values): Options => {
      const seconds = Number(values.seconds);
      if (!Number.isInteger(seconds) || seconds < 20 || seconds > 3600) {
        throw new Error(`--seconds is 20 to 3600, not ${values.seconds}`);
      }
      const baseUrl = values['base-url'];
      if (!URL.canParse(baseUrl)) throw new Error(`not a URL: ${baseUrl}`);
      return { kind: 'draw', baseUrl, seconds, out: values.out };
    },
  );
}

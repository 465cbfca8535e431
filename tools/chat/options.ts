import { readArguments, type Bad, type Help } from '../command-line.ts';

export const usage = `usage: npm run chat -- [options]

Talk to the front desk of a running server. A number picks one of the choices.

  --base-url URL   where the server is (http://127.0.0.1:3000)
  --tenant SLUG    whose front desk (bloom)
  --state          print the state of the conversation after each answer
  --voice          as a call: no buttons, an empty line is silence, #1 a key; needs SERVICE_API_KEY
  --caller NUMBER  with --voice: where the call comes from
  --help           this
`;

export type Options =
  | Help
  | Bad
  | {
      readonly kind: 'chat';
      readonly baseUrl: string;
      readonly tenant: string;
      readonly state: boolean;
      readonly voice: boolean;
      readonly caller?: string;
    };

export function readOptions(args: readonly string[]): Options {
  return readArguments(
    args,
    {
      options: {
        'base-url': { type: 'string', default: 'http://127.0.0.1:3000' },
        tenant: { type: 'string', default: 'bloom' },
        state: { type: 'boolean', default: false },
        voice: { type: 'boolean', default: false },
        caller: { type: 'string' },
      },
    },
    (values): Options => {
      const baseUrl = values['base-url'].replace(/\/+$/, '');
      if (!URL.canParse(baseUrl)) throw new Error(`not a URL: ${baseUrl}`);
      const { tenant, state, voice, caller } = values;
      return { kind: 'chat', baseUrl, tenant, state, voice, ...(caller ? { caller } : {}) };
    },
  );
}

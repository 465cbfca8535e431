import { parseArgs } from 'node:util';
import { commandHelp } from './command.ts';
import { scriptHelp } from './script.ts';

export const usage = `usage: npm run phone -- [options]

Calls the front desk of a product that runs. What the desk says is shown; each line that you type is what
the caller does:
${commandHelp}

  --from NUMBER        where the call comes from (+12125550143); anonymous: the number is withheld
  --tenant SLUG        whose number is called (bloom)
  --to NUMBER          the number that is called, instead
  --base-url URL       where the product is (http://127.0.0.1:PORT, 3000)
  --script FILE        plays a call; ends with 1 where something is not as expected
  --seed NUMBER        another way of mumbling (1)
  --twilio URL         a fake of Twilio (tools/fakes) that keeps recordings
  --speak              says it aloud, by espeak-ng
  --listen FILE.wav    says what is in the file, first of all; several may be given
  --recogniser COMMAND is given such a file and prints what it hears (vosk-transcriber -i)
  --twiml              shows each document
  --help               this

Webhooks are signed with TWILIO_AUTH_TOKEN, else with what the data folder (DATA_DIR, .data) of the product
keeps; for PUBLIC_BASE_URL, where the product runs with it.
${scriptHelp}`;

export type Options = ReturnType<typeof readOptions>;

/** @throws Error for an option that is none, or a value that will not do */
export function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ from: text, to: text, 'base-url': text, script: text, twilio: text, recogniser: text },
      tenant: { ...text, default: 'bloom' },
      seed: { ...text, default: '1' },
      listen: { ...text, multiple: true, default: [] },
      ...{ speak: flag, twiml: flag, help: flag },
    },
  });
  if (!/^\d+$/.test(values.seed))
    throw new Error(`--seed takes a whole number, not ${values.seed}`);
  const { 'base-url': baseUrl } = values;
  if (baseUrl !== undefined && !URL.canParse(baseUrl)) throw new Error(`not a URL: ${baseUrl}`);
  return values;
}

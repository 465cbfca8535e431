import { parseArgs } from 'node:util';

import { readFault } from './src/twilio/fault.ts';
import { runByHand } from './src/run-by-hand.ts';
import { startFakeTwilio } from './src/twilio/server.ts';

const usage = `usage: npx node tools/fakes/twilio.ts [options]

Twilio's REST API on this machine, as far as messages and recordings go, and at its address the phones
that are texted. A product talks to it with TWILIO_BASE_URL=http://127.0.0.1:PORT, TWILIO_ACCOUNT_SID and
TWILIO_AUTH_TOKEN.

  --port PORT         where it listens (a free port)
  --account-sid SID   the account that is let in (AC000…)
  --auth-token TOKEN  its token; signs what it sends (fake-auth-token)
  --sms-webhook URL   where texts of people go, e.g. http://127.0.0.1:3000/twilio/sms/incoming
  --step-ms MS        time between one status of a message and the next (1000)
  --fault FAULT       what goes wrong; several may be given. 429, 500, 401: that status; 21610: refused
                      with that code; 30007: taken, and not delivered; reset: cut off; stall: no answer;
                      late: taken, and no answer. 429x2 strikes twice, 21610@+12125550101 that number alone
  --help              this

While it runs: curl -d what=429x2 http://127.0.0.1:PORT/faults, and curl -X DELETE to mend all.`;

function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ port: text, 'account-sid': text, 'auth-token': text, 'sms-webhook': text },
      'step-ms': { ...text, default: '1000' },
      fault: { ...text, multiple: true, default: [] },
      help: { type: 'boolean' },
    },
  });
  return { ...values, faults: values.fault.map(readFault) };
}

async function start(args: readonly string[]) {
  const options = readOptions(args);
  if (options.help) return undefined;
  const { port, 'account-sid': accountSid, 'auth-token': authToken } = options;
  const { 'sms-webhook': smsWebhook } = options;
  const fake = await startFakeTwilio({
    stepMs: Number(options['step-ms']),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(accountSid === undefined ? {} : { accountSid }),
    ...(authToken === undefined ? {} : { authToken }),
    ...(smsWebhook === undefined ? {} : { smsWebhook }),
    log: (line) => console.log(line),
  });
  for (const rule of options.faults) fake.fault(rule);
  return fake;
}

await runByHand(usage, () => start(process.argv.slice(2)));

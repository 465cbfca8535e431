import { parseArgs } from 'node:util';

import { readFault } from './src/google/fault.ts';
import { runByHand } from './src/run-by-hand.ts';
import { startFakeGoogle } from './src/google/server.ts';

const usage = `usage: npx node tools/fakes/google.ts [options]

Google's OAuth 2.0 and Calendar v3 on this machine, and at its address the calendars, a week at a time.
A product talks to it with GOOGLE_BASE_URL=http://127.0.0.1:PORT, GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.

  --port PORT            where it listens (a free port)
  --client-id ID         the client that is let in (fake-client.apps.googleusercontent.com)
  --client-secret SECRET its secret (fake-client-secret)
  --redirect-uri URI     where a person may be sent back to, to the letter; several may be given
                         (http://localhost:3000/api/oauth/google/callback, and of 127.0.0.1)
  --time-zone ZONE       the zone of the calendars (America/New_York)
  --token-seconds S      how long an access token lives (3599)
  --fault FAULT          what goes wrong; several may be given
  --help                 this

faults, each with xTIMES, /KIND of request and @CALENDAR, as in 503x2/insert:
  401 403 404 409 410 412 429 500 503   that status with the body that goes with it; 429=7: come again in 7 s
  rateLimitExceeded userRateLimitExceeded quotaExceeded   403 for a limit
  invalid_grant invalid_client          an error of /token
  reset stall                           cut off, or no answer; nothing was done
  lost late                             all was done; cut off, or no answer
  slow=800                              all is done and answered, 800 ms later
  revoked                               whoever asks is disconnected by the account's owner
  rotate                                a refresh brings a new refresh token, and the old one is dead
  withhold=calendar.events              this scope is not granted, whatever is ticked
  skew=-90                              the clock of Google is 90 s behind
kinds: insert get patch update delete move list freebusy calendars, consent exchange refresh revoke;
without one a fault strikes all of the Calendar, or where alone it makes sense.

While it runs: curl -d what=429x2 http://127.0.0.1:PORT/faults, and curl -X DELETE to mend all.`;

function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ port: text, 'client-id': text, 'client-secret': text, 'time-zone': text },
      ...{ 'token-seconds': text, 'redirect-uri': { ...text, multiple: true } },
      fault: { ...text, multiple: true, default: [] },
      help: { type: 'boolean' },
    },
  });
  return { ...values, faults: values.fault.map(readFault) };
}

async function start(args: readonly string[]) {
  const options = readOptions(args);
  if (options.help) return undefined;
  const { port, 'client-id': clientId, 'client-secret': clientSecret } = options;
  const { 'redirect-uri': redirectUris, 'time-zone': timeZone, 'token-seconds': seconds } = options;
  const fake = await startFakeGoogle({
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(redirectUris === undefined ? {} : { redirectUris }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(seconds === undefined ? {} : { tokenSeconds: Number(seconds) }),
    log: (line) => console.log(line),
  });
  for (const rule of options.faults) fake.fault(rule);
  return fake;
}

await runByHand(usage, () => start(process.argv.slice(2)));

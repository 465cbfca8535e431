import { runAllInOne } from '@gomomo/all-in-one';
import { demoTenantSlug } from '@gomomo/contracts';
import { startFakeGoogle, type FakeGoogle } from '@gomomo/fakes';
import type { Together } from '@gomomo/host';

const flag = '--with-google';

/**
 * `npm start -- --with-google`: a fake of Google in this process, and the demo's calendar connected to it,
 * by the very way that an owner goes.
 */
async function main(): Promise<number> {
  const args = process.argv.slice(2).filter((argument) => argument !== flag);
  if (process.env['GOOGLE_CLIENT_ID']) {
    process.stderr.write(`GOOGLE_CLIENT_ID is given: leave it out, or ${flag}.\n`);
    return 2;
  }
  const redirectUris: string[] = [];
  const fake = await startFakeGoogle({ redirectUris });
  const env = {
    GOOGLE_CLIENT_ID: fake.clientId,
    GOOGLE_CLIENT_SECRET: fake.clientSecret,
    GOOGLE_BASE_URL: fake.url,
    // nobody counts there
    GOOGLE_REQUESTS_PER_SECOND: '50',
  };
  const code = await runAllInOne(args, process.env, {
    env,
    async whenReady(together) {
      const origins = [together.url, `http://localhost:${together.port}`];
      redirectUris.push(...origins.map((origin) => `${origin}/api/oauth/google/callback`));
      await connect(together, fake);
    },
  });
  await fake.close();
  return code;
}

async function connect({ url, settings, say }: Together, fake: FakeGoogle): Promise<void> {
  const key = settings.ADMIN_API_KEY ?? '';
  const asked = await fetch(`${url}/api/tenants/${demoTenantSlug}/calendar/connect`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
  });
  if (!asked.ok) throw new Error(`the demo's calendar was not connected: ${await asked.text()}`);
  const { authorizationUrl } = (await asked.json()) as { authorizationUrl: string };
  const back = await fetch(fake.consent(authorizationUrl));
  if (!back.ok) throw new Error(`the demo's calendar was not connected: ${await back.text()}`);
  say(`what is booked with the demo is in its calendar: ${fake.url}`);
}

process.exitCode = await main();
// What a client library left open must not keep a stopped product alive.
process.exit();

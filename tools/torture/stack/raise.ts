import { findFreePort } from '@gomomo/embedded';
import { startFakeGoogle, startFakeTwilio } from '@gomomo/fakes';
import { join } from 'node:path';
import { atEnd } from '../../ending/ending.ts';
import type { Stage } from '../stage.ts';
import { createClocks } from './clocks.ts';
import { mountDisks } from './disks.ts';
import { openLinks, replicaNames, replicas } from './links.ts';
import { startStack, type TorturedStack } from './start-stack.ts';

export type Outside = Pick<Stage, 'google' | 'twilio' | 'links' | 'clocks' | 'disks'>;

export interface Raised {
  readonly stack: TorturedStack;
  readonly outside: Outside;
}

export interface Raising {
  readonly isToBreak: boolean;
  /** For every process of the stack. */
  readonly env?: NodeJS.ProcessEnv;
}

export const workbooksOf = (dataDir: string): string => join(dataDir, 'workbooks');

/**
 * Other people's servers, the ways to them, and the stack behind; until the end. Clocks that can be turned and disks
 * that can be filled only where they will be: they are not free.
 */
export async function raise(
  dataDir: string,
  { isToBreak, env: given = {} }: Raising,
): Promise<Raised> {
  const port = (await findFreePort()) ?? 0;
  const redirectUris = [`http://127.0.0.1:${port}/api/oauth/google/callback`];
  const google = await startFakeGoogle({ redirectUris });
  atEnd(google.close);
  const twilio = await startFakeTwilio({ authToken: twilioToken });
  atEnd(twilio.close);
  const clocks = createClocks(dataDir, isToBreak ? replicaNames : []);
  const disks = await mountDisks(dataDir, isToBreak ? workbooksOf(dataDir) : undefined);
  atEnd(disks.unmount);
  const links = await openLinks({
    ...{ dataDir, replicas: replicaNames, clocks: clocks.env },
    googlePort: Number(new URL(google.url).port),
    twilioPort: Number(new URL(twilio.url).port),
  });
  atEnd(links.close);
  const outside = { google, twilio, links, clocks, disks };
  const env = { ...given, ...toEnvironment(outside), WORKBOOK_DIR: workbooksOf(dataDir) };
  const stack = await startStack({ dataDir, port, replicas, ports: links.ports, env });
  return { stack, outside };
}

const plenty = '1000000';
export const twilioToken = 'token-of-the-torture';
const toEnvironment = ({ links, google, twilio }: Outside): NodeJS.ProcessEnv => ({
  ...{ RATE_LIMIT_DEFAULT: plenty, RATE_LIMIT_CHAT: plenty, RATE_LIMIT_BOOKING: plenty },
  ...{ RATE_LIMIT_TENANT: plenty, MAX_CONVERSATION_MESSAGES: '500', SEED_DEMO: '0' },
  ...{
    GOOGLE_BASE_URL: `http://127.0.0.1:${links.ports.google}`,
    GOOGLE_CLIENT_ID: google.clientId,
  },
  ...{ GOOGLE_CLIENT_SECRET: google.clientSecret, GOOGLE_REQUESTS_PER_SECOND: '100' },
  ...{ TWILIO_BASE_URL: `http://127.0.0.1:${links.ports.twilio}`, TWILIO_AUTH_TOKEN: twilioToken },
  ...{ TWILIO_ACCOUNT_SID: twilio.accountSid, OPENAI_API_KEY: '', LOG_LEVEL: 'warn' },
});

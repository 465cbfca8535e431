import { readSecrets } from '@gomomo/embedded';
import { resolve } from 'node:path';
import { z } from 'zod';

/** What a phone needs to know of a product that runs. */
export interface RunningProduct {
  readonly url: string;
  readonly publicUrl: string;
  readonly token: string;
  readonly accountSid?: string;
  readonly to: string;
}

export interface Wanted {
  readonly baseUrl: string | undefined;
  /** The number to call; else that of the tenant. */
  readonly to: string | undefined;
  readonly tenant: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const tenantAnswer = z.object({ phoneNumbers: z.array(z.string()) });

/**
 * By the settings that it runs with: the environment, else the data folder of `npm start`.
 *
 * @throws Error that says what is missing
 */
export async function findProduct(env: Env, wanted: Wanted): Promise<RunningProduct> {
  const dataDir = resolve(env['DATA_DIR'] ?? '.data');
  const secrets = readSecrets(dataDir);
  const setting = (name: string): string | undefined =>
    (env[name] || secrets[name])?.split(',')[0]?.trim();
  const url = (wanted.baseUrl ?? `http://127.0.0.1:${env['PORT'] ?? '3000'}`).replace(/\/$/, '');
  const token = setting('TWILIO_AUTH_TOKEN');
  if (token === undefined) {
    throw new Error(
      `What webhooks are signed with is not known: nothing has run from ${dataDir} yet. Start the product ` +
        '(npm start), or give DATA_DIR or TWILIO_AUTH_TOKEN as it runs with them.',
    );
  }
  const accountSid = env['TWILIO_ACCOUNT_SID'];
  return {
    ...{ url, token, publicUrl: (env['PUBLIC_BASE_URL'] ?? url).replace(/\/$/, '') },
    to: wanted.to ?? (await findNumber(url, wanted.tenant, setting('SERVICE_API_KEY'))),
    ...(accountSid === undefined ? {} : { accountSid }),
  };
}

async function findNumber(url: string, tenant: string, key = ''): Promise<string> {
  const response = await fetch(`${url}/api/tenants/${encodeURIComponent(tenant)}`, {
    headers: { authorization: `Bearer ${key}` },
  }).catch((cause: unknown) => {
    throw new Error(
      `Nothing answers at ${url}. Start the product (npm start), or give --base-url.`,
      {
        cause,
      },
    );
  });
  const known = tenantAnswer.safeParse(await response.json());
  const [number] = known.data?.phoneNumbers ?? [];
  if (number !== undefined) return number;
  throw new Error(
    `No number of ${tenant} is known at ${url} (${response.status}). Give --to NUMBER.`,
  );
}

import { startFakeGoogle, type FakeGoogle } from '@gomomo/fakes';
import { startProduct, type Product } from '@gomomo/testing';

export interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

export interface WithGoogle {
  readonly product: Product;
  readonly google: FakeGoogle;
  /** One request to the product's API: with the operator's key unless another is given, `null` for none. */
  ask(
    method: string,
    path: string,
    more?: { readonly body?: unknown; readonly key?: string | null },
  ): Promise<Answer>;
  /** A business of its own; answers its key. */
  openBusiness(slug: string): Promise<string>;
  /** Where Google asks the person, for a tenant. */
  connectUrl(tenant: string): Promise<string>;
  /** Goes where Google has sent the person back to: the page that is shown. */
  comeBack(redirect: string): Promise<{ readonly status: number; readonly page: string }>;
  /** The whole way, as the owner of the shop goes it. */
  connect(tenant: string, decision?: object): Promise<{ status: number; page: string }>;
  stateOf(tenant: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** The product beside a fake of Google. */
export async function startWithGoogle(env: Readonly<Record<string, string>> = {}) {
  const redirectUris: string[] = [];
  const google = await startFakeGoogle({ redirectUris });
  const product = await startProduct({
    GOOGLE_CLIENT_ID: google.clientId,
    GOOGLE_CLIENT_SECRET: google.clientSecret,
    GOOGLE_BASE_URL: google.url,
    ...env,
  });
  redirectUris.push(`${product.url}/api/oauth/google/callback`);
  return toStage(product, google);
}

function toStage(product: Product, google: FakeGoogle): WithGoogle {
  const ask: WithGoogle['ask'] = (method, path, more) => request(product, method, path, more);
  const calendarOf = (tenant: string): string => `/api/tenants/${tenant}/calendar`;
  const connectUrl = async (tenant: string): Promise<string> => {
    const { json } = await ask('POST', `${calendarOf(tenant)}/connect`);
    return String(json['authorizationUrl']);
  };
  const comeBack: WithGoogle['comeBack'] = async (redirect) => {
    const response = await fetch(redirect);
    return { status: response.status, page: await response.text() };
  };
  return {
    ...{ product, google, ask, connectUrl, comeBack },
    async openBusiness(slug) {
      const body = { name: `Studio ${slug}`, slug, timeZone: 'America/New_York' };
      const { status, json } = await ask('POST', '/api/tenants', { body });
      if (status !== 201) throw new Error(JSON.stringify(json));
      return String(json['apiKey']);
    },
    connect: async (tenant, decision) =>
      comeBack(google.consent(await connectUrl(tenant), decision)),
    stateOf: async (tenant) => (await ask('GET', calendarOf(tenant))).json,
    async stop() {
      await product.stop();
      await google.close();
    },
  };
}

async function request(
  product: Product,
  method: string,
  path: string,
  { body, key = product.adminKey }: { body?: unknown; key?: string | null } = {},
): Promise<Answer> {
  const response = await fetch(`${product.url}${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.status, json };
}

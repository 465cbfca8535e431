import { describeEnv } from '@gomomo/config';
import { secretMakersFor, standaloneSettings, type App } from '@gomomo/host';
import { passwordNames } from '@gomomo/embedded';
import { expect, test } from '@jest/globals';
import { loadApp, services } from '@gomomo/infra';
import { toAppEnvironment } from './app-environment.ts';

const makers = secretMakersFor(passwordNames());
const secrets = Object.fromEntries(Object.keys(makers).map((name) => [name, `secret ${name}`]));
const environmentOf = (app: App | Awaited<ReturnType<typeof loadApp>>, given = {}, service = {}) =>
  toAppEnvironment({
    app,
    service,
    dataDir: '/data',
    port: 4001,
    doors: new Map(services.map(({ name, port }) => [name, port])),
    origin: 'http://127.0.0.1:3000',
    secrets,
    servers: {
      redisUrl: 'redis://r',
      kafka: 'k:9092',
      databaseUrl: (role) => `postgres://${role}`,
    },
    given: { PATH: '/bin', OPENAI_API_KEY: 'of somebody else', ...given },
  });

test.each(services.map((service) => [service.name, service] as const))(
  '%s is given no secret that its settings do not read, and its own login only',
  async (name, service) => {
    const app = await loadApp(service);
    const reads = describeEnv(standaloneSettings(app)).map((setting) => setting.name);
    const given = environmentOf(app);
    expect(Object.keys(given).filter((key) => !reads.includes(key))).toEqual(['PATH']);
    expect(given['DATABASE_URL']).toBe(
      service.schema === undefined ? undefined : `postgres://${name.replaceAll('-', '_')}`,
    );
  },
);

test('agent-chat signs no tokens and asks booking-core where it listens', async () => {
  const given = environmentOf(await loadApp({ name: 'agent-chat' }));
  expect(given).not.toHaveProperty('TOKEN_SECRETS');
  expect(given).not.toHaveProperty('ADMIN_API_KEY');
  expect(given['BOOKING_CORE_URL']).toBe('http://127.0.0.1:3001');
  expect(given['SERVICE_API_KEY']).toBe('secret SERVICE_API_KEY');
});

test('what a developer sets wins, but for where the stack’s own servers are', async () => {
  const app = await loadApp({ name: 'booking-core' });
  const given = environmentOf(app, { ADMIN_API_KEY: 'mine', DATABASE_URL: 'postgres://mine' });
  expect(given).toMatchObject({ ADMIN_API_KEY: 'mine', DATABASE_URL: 'postgres://booking_core' });
});

// It lay in the folder that the stack was started from, and every stack wrote the same one.
test('what a service keeps in a folder lies in the data folder of the stack', async () => {
  const service = services.find(({ name }) => name === 'excel-sync');
  const app = await loadApp({ name: 'excel-sync' });
  expect(environmentOf(app, {}, service)['WORKBOOK_DIR']).toBe('/data/workbooks');
  expect(environmentOf(app, { WORKBOOK_DIR: '/mine' }, service)['WORKBOOK_DIR']).toBe('/mine');
});

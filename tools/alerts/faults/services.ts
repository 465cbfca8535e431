import { demoTenantSlug } from '@gomomo/contracts';
import { readSecrets } from '@gomomo/embedded';
import { postWebhook } from '@gomomo/fakes';
import { createPool } from '@gomomo/postgres';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownerUrlOf, pidOf } from '../../rolling/place.ts';
import { createCaller, wish } from '../../stack/test/caller.ts';
import type { Fault, Ground } from '../fault.ts';

const signal = (ground: Ground, name: string, sign: NodeJS.Signals): void =>
  void process.kill(pidOf(ground, name), sign);

/** PostgreSQL keeps it in its own folder, in the first line. */
const postmasterOf = ({ dataDir }: Ground): number =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

const tokenOf = ({ dataDir }: Ground): string => readSecrets(dataDir)['TWILIO_AUTH_TOKEN'] ?? '';

/** What cannot be answered is what is wanted here. */
const quietly = async (work: Promise<unknown>): Promise<void> =>
  void (await work.catch(() => undefined));

async function read({ origin, shop }: Ground): Promise<void> {
  const answer = await fetch(`${origin}/api/tenants/${shop.slug}`);
  await answer.body?.cancel();
}

/** Everybody who reads or writes appointments waits for most of a second, again and again. */
async function lockAppointments(ground: Ground): Promise<void> {
  const pool = createPool({
    connectionString: ownerUrlOf(ground),
    applicationName: 'fault',
    max: 1,
  });
  const client = await pool.connect();
  const asked = Array.from({ length: 6 }, () => quietly(ground.book()));
  await client.query('begin');
  await client.query('lock table booking.appointments in access exclusive mode');
  await pause(900);
  await client.query('commit');
  client.release();
  await pool.end();
  await Promise.all(asked);
}

/** Ten callers, five a business, each say what they want. */
async function call(ground: Ground): Promise<void> {
  const callers = Array.from({ length: 10 }, (_, index) =>
    createCaller({
      ...{ url: ground.origin, token: tokenOf(ground), from: `+121255570${10 + index}` },
      to: ground.numbers[index % ground.numbers.length] ?? '',
    }),
  );
  await Promise.all(callers.map((caller) => quietly(caller.phone.dials())));
  signal(ground, 'redis/redis', 'SIGSTOP');
  await Promise.all(callers.map((caller) => quietly(caller.does(wish))));
}

/** What no rule can read, in a conversation of its own. */
async function mumble({ origin }: Ground): Promise<void> {
  const say = () =>
    fetch(`${origin}/api/tenants/${demoTenantSlug}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        messageId: randomUUID(),
        message: 'my aunt reckons the thingamajig wants doing before the wotsit, is that so?',
      }),
    });
  await Promise.all(Array.from({ length: 15 }, () => quietly(say())));
}

/** As Twilio tells what became of a message. */
async function tellUndelivered(ground: Ground): Promise<void> {
  const url = `${ground.origin}/twilio/sms/status`;
  for (let each = 0; each < 8; each += 1) {
    const answer = await postWebhook(tokenOf(ground), url, {
      ...{ MessageSid: `SM${randomUUID().replaceAll('-', '')}`, AccountSid: `AC${'0'.repeat(32)}` },
      ...{ MessageStatus: 'undelivered', ErrorCode: '30007' },
      ...{ From: ground.numbers[0] ?? '', To: '+12125550188' },
    });
    await answer.body?.cancel();
  }
}

export const serviceFaults: Readonly<Record<string, Fault>> = {
  ErrorBudgetBurns: {
    what: 'PostgreSQL is killed (SIGKILL) while somebody books',
    cause: async (ground) => {
      for (let each = 0; each < 20; each += 1) await read(ground);
      process.kill(postmasterOf(ground), 'SIGKILL');
    },
    meanwhile: (ground) => quietly(ground.book()),
  },
  AnswersSlow: {
    what: 'a lock on the appointments is held for 0.9 s, again and again',
    cause: lockAppointments,
    meanwhile: lockAppointments,
  },
  AppDown: {
    what: 'excel-sync is stopped (SIGSTOP)',
    cause: async (ground) => signal(ground, 'excel-sync', 'SIGSTOP'),
    mend: async (ground) => signal(ground, 'excel-sync', 'SIGCONT'),
  },
  LoopFails: {
    what: 'the work table of the calendar is renamed',
    cause: async ({ pool }) =>
      void (await pool.query('alter table calendar.work rename to work_gone')),
    mend: async ({ pool }) =>
      void (await pool.query('alter table calendar.work_gone rename to work')),
  },
  ModelDoesNotAnswer: {
    what: 'the model server answers 500, and fifteen visitors say what no rule reads',
    cause: mumble,
    meanwhile: mumble,
  },
  CallsFail: {
    what: 'Redis is stopped (SIGSTOP) while ten callers talk',
    cause: call,
    mend: async (ground) => signal(ground, 'redis/redis', 'SIGCONT'),
  },
  MessagesFail: {
    what: 'Twilio tells of eight messages that they were not delivered',
    cause: tellUndelivered,
    meanwhile: tellUndelivered,
  },
  CallbacksWait: {
    what: 'somebody has asked to be called back, two days ago',
    cause: async ({ pool, shop }) => {
      await pool.query(
        `insert into voice.callbacks (tenant_id, id, call_sid, phone, reason, requested_at)
         select id, gen_random_uuid(), 'CA-fault', '+12125550188', 'asked', now() - interval '2 days'
         from booking.tenants where slug = $1`,
        [shop.slug],
      );
    },
    mend: async ({ pool }) =>
      void (await pool.query(`delete from voice.callbacks where call_sid = 'CA-fault'`)),
  },
};

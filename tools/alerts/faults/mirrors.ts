import { readGoogleFault } from '@gomomo/fakes';
import { connectCalendar } from '../../rolling/google.ts';
import { postAsOperator } from '../../rolling/place.ts';
import type { Fault, Ground } from '../fault.ts';

const strike = ({ google }: Ground, fault: string): void => google.fault(readGoogleFault(fault));

/** Google is away, and what waits for it is made older, as if it had been away for longer. */
async function beAwayFor(ground: Ground, time: string): Promise<void> {
  strike(ground, '503');
  await ground.book();
  await age(ground, time);
}

const age = async ({ pool }: Ground, time: string): Promise<void> => {
  await pool.query(
    `update calendar.work set away_since = now() - $1::interval where done_version < version and dead_at is null`,
    [time],
  );
};

const beBack = async ({ google, pool }: Ground): Promise<void> => {
  google.clearFaults();
  await pool.query(
    `update calendar.work set due_at = now() where done_version < version and dead_at is null`,
  );
  await pool.query(
    `update calendar.work_turns set paused_until = null where paused_until < 'infinity'`,
  );
};

const reconnect = async (ground: Ground): Promise<void> => {
  ground.google.clearFaults();
  await connectCalendar(ground, ground.google, ground.shop.slug);
};

export const mirrorFaults: Readonly<Record<string, Fault>> = {
  MirrorBehind: {
    what: 'Google answers 503, and what waits is made 20 minutes older',
    cause: (ground) => beAwayFor(ground, '20 minutes'),
    meanwhile: (ground) => age(ground, '20 minutes'),
    mend: beBack,
  },
  MirrorBudgetBurns: {
    what: 'Google answers 503, and what waits is made 2 minutes older',
    cause: (ground) => beAwayFor(ground, '2 minutes'),
    meanwhile: (ground) => age(ground, '2 minutes'),
    mend: beBack,
  },
  MirrorDead: {
    what: 'Google refuses an event for good (400)',
    cause: async (ground) => {
      strike(ground, '400x1/insert');
      await ground.book();
    },
    mend: async (ground) => {
      ground.google.clearFaults();
      await postAsOperator(ground)(
        `/api/tenants/${ground.shop.slug}/calendar/dead-letters/redrive`,
      );
    },
  },
  MirrorDrift: {
    what: 'the owner changes the title of an event by hand',
    cause: async (ground) => {
      const id = await ground.book();
      await changeByHand(ground, id);
      // It is looked for every five minutes: at once here.
      await ground.pool.query(`update calendar.mirror_tenants set look_at = now()`);
    },
    mend: async (ground) =>
      void (await postAsOperator(ground)(`/api/tenants/${ground.shop.slug}/calendar/reconcile`)),
  },
  CalendarRevoked: {
    what: 'the owner takes the access back at Google',
    cause: async (ground) => {
      ground.google.revoke('owner@bloom.example');
      await ground.book();
    },
    mend: reconnect,
  },
  CalendarMisconfigured: {
    what: 'the calendar is not there any more (404)',
    cause: async (ground) => {
      strike(ground, '404');
      await ground.book();
    },
    mend: reconnect,
  },
  GoogleRefusesUs: {
    what: 'the token endpoint refuses our client (invalid_client)',
    cause: async (ground) => strike(ground, 'invalid_client/refresh'),
    meanwhile: async (ground) => void (await ground.book()),
    mend: async ({ google }) => google.clearFaults(),
  },
};

async function changeByHand({ google }: Ground, id: string): Promise<void> {
  const isIts = (it: {
    details: { extendedProperties?: { private?: Readonly<Record<string, string>> } };
  }) => it.details.extendedProperties?.private?.['gomomoAppointment'] === id;
  for (let tries = 0; tries < 100; tries += 1) {
    for (const calendar of google.calendars) {
      const event = [...calendar.events.values()].find(isIts);
      if (event === undefined) continue;
      const details = { ...event.details, summary: 'Lunch' };
      calendar.events.set(event.id, { ...event, details, etag: `${event.etag}-by-hand` });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the appointment never came to the calendar');
}

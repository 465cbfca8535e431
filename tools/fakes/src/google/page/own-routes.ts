import { ok, page, type Answer, type Asked } from '../answer.ts';
import { toEventResource } from '../calendar/event-resource.ts';
import { readFault } from '../fault.ts';
import type { House } from '../house.ts';
import { toWeekPage } from './week-page.ts';

type Route = (house: House, asked: Asked) => Answer;

const done: Answer = { status: 204 };
const field = ({ body }: Asked, name: string): string => new URLSearchParams(body).get(name) ?? '';

/** Doors of the fake itself: the calendars to look at, and what is to go wrong. */
const routes: Readonly<Record<string, Route>> = {
  'GET /': (house, { query }) => page(200, toWeekPage(house, query)),
  'GET /events': ({ calendars }) =>
    ok({
      calendars: calendars.map((calendar) => ({
        id: calendar.id,
        events: [...calendar.events.values()].map((event) => toEventResource(event, calendar)),
      })),
    }),
  'POST /accounts/revoke': (house, asked) => {
    house.grants.revoke(field(asked, 'email'));
    return { status: 303, headers: { location: '/' } };
  },
  'POST /faults': (house, asked) => {
    try {
      house.faults.add(readFault(field(asked, 'what')));
      return done;
    } catch (error) {
      return { status: 400, body: { error: String(error) } };
    }
  },
  'DELETE /faults': (house) => {
    house.faults.clear();
    return done;
  },
};

/** Undefined: no such door. */
export const findOwnRoute = ({ method, path }: Asked): Route | undefined =>
  routes[`${method} ${path}`];

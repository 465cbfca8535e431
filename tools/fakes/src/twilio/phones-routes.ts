import { readFault } from './fault.ts';
import type { House } from './house.ts';
import { phonesPage } from './phones-page.ts';
import { record, toRecordingResource } from './recording.ts';
import { sendJson, type Asked } from './respond.ts';
import { text } from './texting.ts';

type Route = (house: House, asked: Asked) => void | Promise<void>;

const field = ({ form }: Asked, name: string): string => form.get(name) ?? '';

/** Doors of the fake itself: the phones, and what is to go wrong. */
const routes: Readonly<Record<string, Route>> = {
  'GET /': (_house, { response }) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(phonesPage);
  },
  'GET /messages': ({ messages }, { response }) => sendJson(response, 200, { messages }),
  'POST /messages': async (house, asked) => {
    const [from, to, body] = ['from', 'to', 'body'].map((name) => field(asked, name));
    const texted = await text(house, { from: from ?? '', to: to ?? '', body: body ?? '' });
    sendJson(asked.response, 201, texted);
  },
  'POST /recordings': (house, asked) => {
    const seconds = Number(field(asked, 'seconds')) || 0;
    const recording = record(house.recordings, field(asked, 'callSid'), seconds);
    sendJson(asked.response, 201, toRecordingResource(recording, house.accountSid));
  },
  'POST /faults': (house, asked) => {
    house.faults.add(readFault(field(asked, 'what')));
    asked.response.writeHead(204).end();
  },
  'DELETE /faults': (house, { response }) => {
    house.faults.clear();
    response.writeHead(204).end();
  },
};

/** Undefined: no such door. */
export const findPhonesRoute = (method: string, path: string): Route | undefined =>
  routes[`${method} ${path}`];

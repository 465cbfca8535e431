import { expect, test } from '@jest/globals';
import { inShop } from './support/in-shop.ts';
import { newStart } from './support/callers.ts';
import { book, hold, openShop, stranger } from './support/door-shop.ts';
import { say } from './support/say.ts';

const drawn: string[][] = [];
let next: string[] = [];

const { door, shop } = inShop({
  drawReferences: () => {
    drawn.push(next);
    return next;
  },
});

test('R12: a reference code that is in use does not fail the booking: the next one is taken', async () => {
  next = ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC', 'DDDDDDDD'];
  const first = await book(door, shop, newStart());
  const second = await book(door, shop, newStart());
  const { holdId, holdToken } = await hold(door, shop, newStart());
  const third = await say(door, 'POST', `${shop.path}/appointments`, {
    body: { holdId, holdToken, client: stranger() },
  });
  expect([first.reference, second.reference, third.json['reference']]).toEqual([
    'AAAA-AAAA',
    'BBBB-BBBB',
    'CCCC-CCCC',
  ]);
  const other = await openShop(door);
  expect((await book(door, other, newStart())).reference).toBe('AAAA-AAAA');
});

test('R12: when every retry collides nothing is left behind, and the slot is free', async () => {
  next = ['AAAAAAAA', 'AAAAAAAA', 'BBBBBBBB', 'BBBBBBBB'];
  const body = { serviceId: shop.service, start: newStart(), client: stranger() };
  const failed = await say(door, 'POST', `${shop.path}/appointments`, { body });
  expect(failed.json).toMatchObject({ status: 500, code: 'internal' });
  next = ['EEEEEEEE'];
  const booked = await say(door, 'POST', `${shop.path}/appointments`, { body });
  expect(booked.json['reference']).toBe('EEEE-EEEE');
});

import { expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createPatience, createSocketRoom } from './socket-room.ts';

const requestOf = (address: string) => ({ headers: { address } }) as unknown as IncomingMessage;
const connectionOf = (address: string) =>
  Object.assign(new EventEmitter(), { request: requestOf(address) });

test('an address has room for so many sockets, and again when one closes', () => {
  const room = createSocketRoom(2, ({ headers }) => String(headers['address']));
  const [first, second] = [connectionOf('a'), connectionOf('a')];
  room.enter(first);
  expect(room.hasRoom(requestOf('a'))).toBe(true);
  room.enter(second);
  expect([room.hasRoom(requestOf('a')), room.hasRoom(requestOf('b'))]).toEqual([false, true]);
  first.emit('close');
  expect(room.hasRoom(requestOf('a'))).toBe(true);
});

test('patience ends with the twentieth refusal within a minute', () => {
  let now = 0;
  const tires = createPatience(() => now);
  const refusals = (count: number) => Array.from({ length: count }, tires);
  expect(refusals(19)).not.toContain(true);
  now = 60_000;
  expect(refusals(19)).not.toContain(true);
  expect(tires()).toBe(true);
});

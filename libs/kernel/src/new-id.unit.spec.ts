import { expect, test } from '@jest/globals';
import { createNewId } from './new-id.ts';

test('an id is a UUID v7 that carries the time of its clock', () => {
  const id = createNewId({ now: () => Date.UTC(2026, 10, 22) })();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 22));
});

test('two ids of one millisecond differ', () => {
  const newId = createNewId({ now: () => 0 });
  expect(newId()).not.toBe(newId());
});

test('ids stay different and well formed when the drawn randomness is used up', () => {
  const newId = createNewId({ now: () => 1_700_000_000_000 });
  const ids = Array.from({ length: 2_000 }, newId);
  expect(new Set(ids).size).toBe(2_000);
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(ids.filter((id) => !form.test(id))).toEqual([]);
});

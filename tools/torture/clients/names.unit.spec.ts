import { understand } from '@gomomo/understanding';
import { expect, test } from '@jest/globals';
import { nameOf, namesMost } from './names.ts';

const staff = ['Ana', 'Ben', 'Cleo', 'Dan'].map((name) => ({ id: name, names: [name] }));
const service = [
  { id: 'cut', names: ['Haircut'] },
  { id: 'visit', names: ['Visit'] },
];
const all = Array.from({ length: namesMost }, (_, index) => nameOf(index));
/** Each first and each last name several times. */
const some = all.filter((_, index) => index % 41 === 0);

test('nobody is called as somebody else', () => {
  expect(new Set(all).size).toBe(namesMost);
});

const read = (text: string) =>
  understand(text, {
    ...{ now: '2026-12-01T09:00', country: 'US', locale: 'en-US' },
    asked: ['name', 'phone'],
    lexicon: { services: service, resources: staff } as never,
  }).entities.name?.value;

test.each([
  ['with a number', (name: string) => `${name} +13322100001`],
  ['alone', (name: string) => name],
])('a name is read as it is said, %s', (_, say) => {
  expect(some.filter((name) => read(say(name)) !== name)).toEqual([]);
});

import { chatAnswer } from '@gomomo/contracts';
import { startProduct, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

// A first start makes a database.
jest.setTimeout(60_000);

const faq = [
  { question: 'Do you have a shower?', answer: 'Yes, two, with towels.' },
  { question: 'Can I bring my dog?', answer: 'Dogs wait in the garden.' },
  { question: 'Is deep tissue massage safe with blood thinners?', answer: 'It is quite safe.' },
];

let product: Product;
const slug = 'own-questions';
const urlOf = (path: string): string => `${product.url}/api/tenants${path}`;

async function post(path: string, body: object, key?: string): Promise<Response> {
  return fetch(urlOf(path), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
  });
}

let messages = 0;

/** What a new client is told, in one piece. */
async function told(message: string): Promise<string> {
  messages += 1;
  const response = await post(`/${slug}/chat`, { message, messageId: `m-${String(messages)}` });
  const { replies } = chatAnswer.parse(await response.json());
  return replies.map(({ text }) => text).join('\n');
}

beforeAll(async () => {
  product = await startProduct();
  const shop = { slug, name: 'Shop', timeZone: 'America/New_York', profile: { faq } };
  const made = await post('', shop, product.adminKey);
  expect(made.status).toBe(201);
  const { apiKey } = (await made.json()) as { apiKey: string };
  await post(`/${slug}/services`, { name: 'Deep tissue massage', durationMinutes: 60 }, apiKey);
  await post(`/${slug}/resources`, { name: 'Ana', kind: 'staff' }, apiKey);
});
afterAll(async () => {
  await product?.stop();
});

test.each([
  ['do you have showers?', 'Yes, two, with towels.'],
  ['is there a shower there?', 'Yes, two, with towels.'],
  ['can i bring my puppy', 'Dogs wait in the garden.'],
])('a question of the business’s own list is answered in its words: "%s"', async (said, answer) => {
  expect(await told(said)).toContain(answer);
});

test('several questions of a turn are all answered', async () => {
  const text = await told('Do you have a shower? And can I bring my dog?');
  expect(text).toContain('Yes, two, with towels.');
  expect(text).toContain('Dogs wait in the garden.');
});

test.each(['do you have a sauna?', 'can i bring my own towel?', 'do you sell showers?'])(
  'an unsure match is none, and it is said that the answer is not known: "%s"',
  async (said) => {
    const text = await told(said);
    for (const { answer } of faq) expect(text).not.toContain(answer);
    expect(text).toContain('I do not have that here.');
  },
);

test('of health nothing is told from the list', async () => {
  const text = await told('Is deep tissue massage safe with blood thinners?');
  expect(text).not.toContain('safe.');
  expect(text).toContain('doctor');
});

test('the list is for keys that may see it, not for the public answer', async () => {
  const tenant = (await (await fetch(urlOf(`/${slug}`))).json()) as { profile: object };
  expect(tenant.profile).not.toHaveProperty('faq');
});

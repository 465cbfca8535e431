import { expect, test } from '@jest/globals';
import { summaryOf } from './summary.ts';

const facts = { origin: 'http://localhost:3000', secrets: { ADMIN_API_KEY: 'made here' } };

test('the operator is told the key made here', () => {
  const text = summaryOf({ ...facts, given: {}, demo: undefined }).join('\n');
  expect(text).toContain('key of the operator   made here');
  expect(text).not.toContain('demo');
});

test('a given key is neither repeated nor hidden behind one that the services refuse', () => {
  const given = { ADMIN_API_KEY: 'a secret of the operator' };
  const text = summaryOf({ ...facts, given, demo: { slug: 'bloom', apiKey: 'k' } }).join('\n');
  expect(text).toContain('the given one (ADMIN_API_KEY)');
  expect(text).not.toContain('secret of the operator');
  expect(text).not.toContain('made here');
});

import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { renderEnvTable } from './describe-env.ts';
import { setting } from './setting.ts';

// The tables of the services showed what they do not start without as something that may be left out.
test('a table says what must be given, always or in production', () => {
  const schema = z
    .object({
      WITH: setting(z.string().default('this'), { description: 'a' }),
      ALWAYS: setting(z.string().exactOptional(), { description: 'b', requiredInProduction: true }),
      LIVE: setting(z.string().exactOptional(), { description: 'c', requiredInProduction: true }),
      MAYBE: setting(z.string().exactOptional(), { description: 'd' }),
    })
    .required({ ALWAYS: true });
  expect(renderEnvTable(schema).split('\n').slice(2)).toEqual([
    '| `WITH` | `this` | a |',
    '| `ALWAYS` | must be given | b |',
    '| `LIVE` | –; in production it must be given | c |',
    '| `MAYBE` | – | d |',
  ]);
});

import { describe, expect, test } from '@jest/globals';
import { findOwnCall, toPgbenchCall, toValues, type Fresh } from './own-calls.ts';

const document = '{"id":"old-id","start":"2026-01-01T00:00:00.000Z","ref":"ABCD-2345"}';
const sent = [
  { text: 'select 1', values: [] },
  {
    text: 'select booking.book(p_tenant => $1, p_appointment => $2, p_start => $3, p_references => $4, p_holder => $5, p_key => $6, p_doc => $7) as outcome',
    values: [
      ...['tenant', 'old-id', new Date('2026-01-01T00:00:00.000Z'), ['ABCD2345'], "o'clock"],
      ...[Buffer.from([1, 255]), document],
    ],
  },
];
const fresh: Fresh = {
  place: { n: 7, resource: 'chair', start: Date.UTC(2030, 0, 2), end: Date.UTC(2030, 0, 3) },
  newId: () => 'new-id',
  newKey: () => Buffer.from([2]),
  newReference: () => 'WXYZ6789',
};

describe('a call of the product, sent again', () => {
  test('takes fresh ids, times and keys, also where a document tells them again', () => {
    expect(toValues(findOwnCall(sent, 'book'), fresh)).toEqual([
      ...['tenant', 'new-id', new Date(Date.UTC(2030, 0, 2)), ['WXYZ6789'], 'bench 7'],
      ...[Buffer.from([2]), '{"id":"new-id","start":"2030-01-02T00:00:00.000Z","ref":"WXYZ-6789"}'],
    ]);
  });

  test('is given what an earlier call made', () => {
    const values = toValues(findOwnCall(sent, 'book'), {
      ...fresh,
      given: { appointment: 'that-one' },
    });
    expect(values[1]).toBe('that-one');
  });

  test('stays without a key when it was sent without', () => {
    const [, call] = sent;
    const values = (call?.values ?? []).map((value) => (Buffer.isBuffer(value) ? null : value));
    const keyless = findOwnCall([{ text: call?.text ?? '', values }], 'book');
    expect(toValues(keyless, fresh)[5]).toBeNull();
    expect(toPgbenchCall(keyless)).toContain('p_key => null');
  });

  test('becomes one statement of pgbench, in which no colon of a text is a variable', () => {
    const text = toPgbenchCall(findOwnCall(sent, 'book'));
    expect(text).toMatch(/^select booking\.book\(p_tenant => 'tenant', .*\) as outcome$/);
    expect(text).toContain('p_start => to_timestamp(:from)');
    expect(text).toContain("p_holder => 'o''clock'");
    expect(text).toContain(`p_doc => '${document}'`);
    expect(toPgbenchCall({ ...findOwnCall(sent, 'book'), values: [':where', 1] })).toContain(
      "': where'",
    );
  });

  test('that the product did not send is an error, not a figure', () => {
    expect(() => findOwnCall(sent, 'reschedule')).toThrow('booking.reschedule');
  });
});

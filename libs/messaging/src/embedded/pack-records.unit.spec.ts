import { expect, test } from '@jest/globals';
import { packRecords } from './pack-records.ts';

const record = { topic: 'booking.events.v1', key: 'a' };

test('says where headers and values begin, in bytes and from 1', () => {
  const packed = packRecords([
    { ...record, headers: { ce_subject: 'ü' }, value: Buffer.from('{"name":"Zoë"}') },
    { ...record, headers: {}, value: null },
    { ...record, headers: {}, value: Buffer.alloc(0) },
  ]);
  expect(packed.bytes.toString()).toBe('{"ce_subject":"ü"}{"name":"Zoë"}{}{}');
  expect(packed.headerAt).toEqual([1, 35, 37]);
  expect(packed.valueAt).toEqual([20, null, 39]);
  expect(packed.ends).toEqual([35, 37, 39]);
});

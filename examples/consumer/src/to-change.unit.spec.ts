import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toChange } from './to-change.ts';

const folder = join(import.meta.dirname, '../../../libs/contracts/samples');

function readSample(name: string) {
  const { key, headers, value } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  return { key, headers, value: value === null ? null : JSON.stringify(value) };
}

test('a snapshot is put with its version', () => {
  expect(toChange(readSample('appointment-state'))).toMatchObject({
    kind: 'put',
    version: 2,
    state: { appointment: { reference: '7QK4-MD2X' } },
  });
});

test('a tombstone erases, and has a version too', () => {
  expect(toChange(readSample('appointment-state-erased'))).toMatchObject({
    kind: 'erase',
    version: 3,
  });
});

test('what is not about appointments, and what a later release adds, is passed over', () => {
  expect(toChange(readSample('tenant-state'))).toEqual({ kind: 'pass over' });
  const later = readSample('appointment-state');
  later.headers.ce_type = 'ai.gomomo.booking.appointment.archived.v1';
  expect(toChange(later)).toEqual({ kind: 'pass over' });
});

test('fields that a later release adds do no harm', () => {
  const later = readSample('appointment-state');
  const value = JSON.parse(later.value ?? '');
  later.value = JSON.stringify({ ...value, appointment: { ...value.appointment, colour: 'red' } });
  expect(toChange(later)).toMatchObject({ kind: 'put' });
});

test('what cannot be read says why', () => {
  const damaged = { ...readSample('appointment-state'), value: '{' };
  expect(toChange(damaged)).toMatchObject({ kind: 'unreadable' });
});

import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChecksums } from './checksums.ts';
import { findContractSteps } from './contract-steps.ts';

const root = join(import.meta.dirname, '../..');

test('no migration takes from the last release what its services need', () => {
  const faults = [...readChecksums(root).keys()].flatMap((path) =>
    findContractSteps(readFileSync(join(root, path), 'utf8')).map((fault) => `${path}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

describe('a migration', () => {
  test.each([
    'alter table a.b drop column c;',
    'drop table a.b;',
    'drop function a.f(uuid);',
    'alter table a.b rename column c to d;',
    'alter table a.b rename to d;',
    'alter table a.b alter column c type bigint;',
    'alter table a.b alter column c set not null;',
    'alter table a.b add column c text not null;',
    'alter table a.b add c text not null, add column d text;',
    'alter table a.b add constraint c check (d > 0);',
    'create unique index x on a.b (c);',
    'alter type a.kind rename value x to y;',
    'revoke insert on a.b from a_app;',
    "alter table a.b\n  -- it's gone\n  drop column\n  c;",
  ])('that contracts is refused: %s', (sql) => {
    expect(findContractSteps(sql)).toHaveLength(1);
  });

  test.each([
    'create table a.b (c text not null, constraint d check (c > 0));',
    'create table a.b (c text); alter table a.b add constraint d unique (c); create unique index x on a.b (c);',
    'alter table a.b add column c text;',
    "alter table a.b add column c text not null default 'drop table';",
    "alter table a.b add column c text default 'x' not null;",
    'create index x on a.b (c);',
    'grant select on a.b to a_app;',
    '-- drop table a.b;',
  ])('that expands may be: %s', (sql) => {
    expect(findContractSteps(sql)).toEqual([]);
  });

  test('that says why nothing needs it any more may contract', () => {
    const drop = 'alter table a.b drop column c;';
    expect(findContractSteps(`-- contract: not read since 1.4.0\n${drop}`)).toEqual([]);
    expect(findContractSteps(`-- contract:\n${drop}`)).toHaveLength(1);
  });
});

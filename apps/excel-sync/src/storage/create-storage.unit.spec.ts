import { expect, test } from '@jest/globals';
import { fixedClock } from '@gomomo/testing';
import { createStorage, whereWorkbook } from './create-storage.ts';

const ground = { holder: 'here:1', clock: fixedClock('2026-11-24T15:00:00Z') };
const settings = { NODE_ENV: 'development', DATA_DIR: '/data', S3_REGION: 'eu-west-1' } as const;
const keys = { S3_ACCESS_KEY_ID: 'somebody', S3_SECRET_ACCESS_KEY: 'something' };
const where = (more: object) => createStorage({ ...settings, ...more }, ground).where(['a', 'b']);

test('workbooks lie in the data folder, in a given folder, or in a bucket', () => {
  expect(where({})).toBe('/data/workbooks/a/b');
  expect(where({ WORKBOOK_DIR: '/books' })).toBe('/books/a/b');
  expect(where({ ...keys, S3_BUCKET: 'books', WORKBOOK_DIR: '/books' })).toBe('s3://books/a/b');
});

// Two replicas would each have written a workbook of its own, into folders that nobody looks into.
test('production says where; a bucket needs a key', () => {
  const production = { NODE_ENV: 'production' } as const;
  expect(() => where(production)).toThrow('S3_BUCKET, or WORKBOOK_DIR');
  expect(where({ ...production, WORKBOOK_DIR: '/books' })).toBe('/books/a/b');
  expect(() => where({ S3_BUCKET: 'books' })).toThrow('S3_ACCESS_KEY_ID');
});

// The path had a star in it, which nobody can click or open.
test('a person at a terminal is told the very path', () => {
  const bloom = { slug: 'bloom', id: '019a9f3e-0000-7000-8000-00004f1c9a7e' };
  const path = 'bloom-4f1c9a7e/bloom.xlsx';
  expect(whereWorkbook(settings, bloom)).toBe(`/data/workbooks/${path}`);
  const bucket = { ...settings, ...keys, S3_BUCKET: 'books' };
  expect(whereWorkbook(bucket, bloom)).toBe(`s3://books/${path}`);
});

import { expect, test } from '@jest/globals';
import { explainFolder } from './explain-folder.ts';
import { explainS3 } from './explain-s3.ts';

const fault = (code: string, path: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: it failed`), { code, path, syscall });
const uid = process.getuid?.();

test.each([
  // What it failed at, and what somebody has to do.
  [
    fault('EACCES', '/none/bloom/.bloom.xlsx.a.tmp', 'open'),
    `/ cannot be written to by user id ${uid} (EACCES): give it that right`,
  ],
  [
    fault('EPERM', '/tmp/.bloom.xlsx.a.tmp', 'rename'),
    `/tmp cannot be written to by user id ${uid} (EPERM): give it that right`,
  ],
  [
    fault('EACCES', '/tmp', 'scandir'),
    `/tmp cannot be read and written by user id ${uid} (EACCES): give it that right`,
  ],
  [
    fault('EROFS', '/tmp/bloom', 'mkdir'),
    '/tmp is on a disk that is mounted read-only: mount it writable',
  ],
  [fault('ENOSPC', '/tmp/.bloom.xlsx.a.tmp', 'write'), 'the disk of /tmp is full: make room on it'],
  [fault('EMFILE', '/tmp', 'open'), 'EMFILE: it failed'],
])('a folder: %s', (error, sentence) => {
  expect(explainFolder(error)).toBe(sentence);
});

const answered = (name: string, httpStatusCode: number): Error =>
  Object.assign(new Error('said so'), { name, $metadata: { httpStatusCode } });
const place = { bucket: 'books', endpoint: 'http://s3:9000' };

test.each([
  [answered('NoSuchBucket', 404), /^there is no bucket books at http:\/\/s3:9000: make it/],
  [answered('NotFound', 404), /^there is no bucket books/],
  [answered('AccessDenied', 403), /refuses the key in S3_ACCESS_KEY_ID \(AccessDenied\): it needs/],
  [answered('PermanentRedirect', 301), /another region than S3_REGION/],
  [answered('XMinioStorageFull', 507), /is full/],
  [answered('SlowDown', 503), /cannot serve at the moment \(503 SlowDown\): it is waited for/],
  [answered('InvalidRequest', 400), /refuses it \(400 InvalidRequest\): said so/],
  [
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED', $metadata: { attempts: 3 } }),
    /^http:\/\/s3:9000 cannot be reached \(ECONNREFUSED\): it is waited for/,
  ],
])('a bucket: %s', (error, sentence) => {
  expect(explainS3(error, place)).toMatch(sentence);
});

test.each(['AbortError', 'TimeoutError'])('a bucket that hangs is slow, not away: %s', (name) => {
  const fault = Object.assign(new Error('Request aborted'), { name });
  expect(explainS3(fault, place)).toBe('http://s3:9000 does not answer in time: it is waited for');
});

import { expect, test } from '@jest/globals';
import { newClusterId } from './new-cluster-id.ts';

/** One first start of Kafka in sixty-four failed: "argument --cluster-id/-t: expected one argument". */
test('an id never begins with a dash, which Kafka would read as an option', () => {
  const drawn = [Buffer.alloc(16, 0xf8), Buffer.alloc(16, 0xfb), Buffer.alloc(16, 7)];
  expect(newClusterId(() => drawn.shift() ?? Buffer.alloc(16))).toBe(
    Buffer.alloc(16, 7).toString('base64url'),
  );
  expect(Buffer.from(newClusterId(), 'base64url')).toHaveLength(16);
});

import { createPhone } from '@gomomo/phone';
import { skipUnless, startProduct, startTestRedis, until, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

// A first start makes a database.
jest.setTimeout(90_000);

const token = 'auth-token-of-the-spec';

skipUnless('redis')('Redis that goes away in the middle', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let product: Product;
  beforeAll(async () => {
    redis = await startTestRedis();
    product = await startProduct({ TWILIO_AUTH_TOKEN: token, REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await product?.stop();
    await redis?.stop();
  });

  /** A call that has been offered times. */
  async function callInTheMiddle(from: string) {
    const caller = createPhone({ url: product.url, token, from });
    await caller.dials();
    await caller.says('a facial next week on wednesday');
    return caller;
  }

  test('a call whose Redis hangs hears a way on in time, and goes on once it does not', async () => {
    const caller = await callInTheMiddle('+12125550601');
    process.kill(redis.pid, 'SIGSTOP');
    const began = performance.now();
    const again = await caller.keys('1');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(again.text).toMatch(/say that once more/);
    process.kill(redis.pid, 'SIGCONT');
    await until(async () => {
      const health = await fetch(`${product.url}/health/ready`);
      expect(health.status).toBe(200);
    });
    expect((await caller.keys('1')).text).toMatch(/name/);
    await caller.hangsUp();
  });

  test('whoever calls while Redis is gone is held on the line, and taken once it is back', async () => {
    await redis.stop();
    const caller = createPhone({ url: product.url, token, from: '+12125550604' });
    const greeted = caller.dials();
    redis = await startTestRedis(redis);
    const { text } = await greeted;
    expect(text).toMatch(/One moment, please\. .*What can I do for you/);
    expect((await caller.says('a facial next week')).text).toMatch(/time would you like/);
    await caller.hangsUp();
  });

  test('a call whose Redis is gone ends with a way on; one that is lost says so and begins anew', async () => {
    const [gone, lost] = [
      await callInTheMiddle('+12125550602'),
      await callInTheMiddle('+12125550603'),
    ];
    await redis.stop();
    expect((await gone.keys('1')).text).toMatch(/say that once more/);
    const over = await gone.keys('1');
    expect(over.text).toMatch(/cannot help you right now.*try again/);
    expect(over.action).toBeUndefined();
    redis = await startTestRedis(redis);
    await until(async () => {
      expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
    });
    const heard = await lost.keys('1');
    expect(heard.text).toMatch(/lost track of our call.*Let us start over/);
    expect(heard.text).toMatch(/send a link|What can I do for you/i);
    expect((await lost.says('a facial next week')).text).toMatch(/time would you like/);
  });
});

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { say, startFakeOpenAi, type FakeOpenAi } from '@gomomo/fakes';
import { skipUnless } from '@gomomo/testing';
import { desktop, newPhone, openChat, sizes, type ChatPage } from './chat-page.ts';
import { hostPage } from './host-page.ts';
import { startProxyWithoutSockets } from './proxy-without-sockets.ts';
import { step } from './step.ts';

jest.setTimeout(120_000);

const darkPhone = { ...sizes['390x664'], colorScheme: 'dark' } as const;

skipUnless('chromium')('a conversation while something is away', () => {
  const context = {} as { model: FakeOpenAi };
  const play = () => say('I am sorry, I cannot tell you that.');
  beforeAll(async () => {
    context.model = await startFakeOpenAi({ play });
  });
  afterAll(async () => {
    await context.model?.close();
  });
  const hosted = hostPage(() => ({
    OPENAI_API_KEY: context.model.key,
    OPENAI_BASE_URL: context.model.url,
  }));
  const { open, ask } = hosted;

  async function bookFromTimes(chat: ChatPage): Promise<void> {
    await chat.tap(chat.times.first());
    await chat.page.getByText('Who is it for').waitFor();
    await chat.say(`Dana Reed, ${newPhone()}`);
    await chat.page.getByRole('button', { name: 'Book it' }).waitFor();
    await chat.tap('Book it');
    await chat.page.getByText('You’re booked', { exact: true }).waitFor();
  }

  test('books and cancels by plain requests where nothing of a socket gets through', async () => {
    const proxy = await startProxyWithoutSockets(hosted.product.url);
    const chat = await openChat(hosted.browser, `${proxy.url}/bloom`, darkPhone);
    await chat.say('facial next Thursday');
    await chat.times.first().waitFor();
    await step(chat, 'phone-no-socket-1-times');
    await bookFromTimes(chat);
    await step(chat, 'phone-no-socket-2-booked');
    await chat.page.reload();
    await chat.page.getByText('You’re booked', { exact: true }).waitFor();
    await chat.tap('Cancel');
    await chat.tap('Cancel it');
    await chat.page.getByText('Cancelled', { exact: true }).waitFor();
    expect(await chat.page.getByText('can’t be reached').count()).toBe(0);
    expect(proxy.refused()).toBeGreaterThan(0);
    await chat.close();
    proxy.close();
  });

  // The bar goes in the moment in which the answer comes, and the log was moved for that twice.
  test.each(Object.entries({ phone: darkPhone, desktop }))(
    'shows the answer whole that comes when the product is back (%s)',
    async (width, size) => {
      const proxy = await startProxyWithoutSockets(hosted.product.url);
      const chat = await openChat(hosted.browser, `${proxy.url}/bloom`, size);
      await chat.say('facial next Thursday');
      await chat.tap(chat.times.first());
      await chat.page.getByText('Who is it for').waitFor();
      await chat.page.route('**/api/**', (route) => route.abort());
      await chat.say(`Dana Reed, ${newPhone()}`);
      await chat.page.getByText('can’t be reached').waitFor();
      await chat.page.unroute('**/api/**');
      await chat.page.getByRole('button', { name: 'Book it' }).waitFor();
      await step(chat, `${width}-back-again`);
      await chat.close();
      proxy.close();
    },
  );

  // The line was tried as a WebSocket for ever, and what came by itself never came.
  test('hears what comes by itself by polling where only WebSocket is refused', async () => {
    const proxy = await startProxyWithoutSockets(hosted.product.url, { polls: true });
    const chat = await openChat(hosted.browser, `${proxy.url}/bloom`, desktop);
    await chat.say('facial next Thursday');
    await bookFromTimes(chat);
    const reference = await chat.fact('Reference');
    await ask('POST', `/api/tenants/bloom/appointments/${reference}/cancel`, {});
    await chat.page.getByText(/has been cancelled\.$/).waitFor();
    expect(proxy.refused()).toBeGreaterThan(0);
    await chat.picture('walk-desktop-polls-cancelled-elsewhere');
    await chat.close();
    proxy.close();
  });

  test.each(Object.entries({ phone: darkPhone, desktop }))(
    'goes on by the rules in the same turn when the model is gone (%s)',
    async (width, size) => {
      const chat = await open(size);
      await chat.say('my plumber says blue is best');
      await chat.page.getByText('I am sorry, I cannot tell you that.').waitFor();
      await step(chat, `${width}-model-1-there`);
      const asked = context.model.requests.length;
      await context.model.close();
      await chat.say('deep tissue massage on wednesday, unless my plane lands late');
      await chat.times.first().waitFor();
      await step(chat, `${width}-model-2-gone`);
      await bookFromTimes(chat);
      await step(chat, `${width}-model-3-booked`);
      expect(context.model.requests.length).toBe(asked);
      expect(chat.complaints).toEqual([]);
      await chat.close();
      const port = Number(new URL(context.model.url).port);
      context.model = await startFakeOpenAi({ play, port });
    },
  );
});

import { expect } from '@jest/globals';
import type { ChatPage } from './chat-page.ts';

/** After every step: nothing is out of view, nothing slides; a picture is kept to be looked at. */
export async function step(chat: ChatPage, name: string): Promise<void> {
  const faults = await chat.findFaults();
  await chat.picture(`walk-${name}`);
  expect([name, faults]).toEqual([name, []]);
}

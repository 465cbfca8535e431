import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningStack } from './running-stack.ts';
import type { Window } from './window.ts';

export const phoneOf = (index: number): string => `+1212555${String(3_000 + index)}`;

/** By buttons alone, each as often as it takes; answers the reference. */
export async function book(window: Window, index: number): Promise<string> {
  let replies = await window.say({
    message: `any time on a weekday next week, after ${9 + (index % 5)}`,
  });
  for (let step = 0; step < 20; step += 1) {
    const booked = replies.find(({ appointment }) => appointment !== undefined)?.appointment;
    if (booked) return booked.reference;
    const last = replies.at(-1);
    if (last?.card?.kind === 'contact' || /who is it for|name/i.test(last?.text ?? '')) {
      replies = await window.say({ message: `Jo Park ${phoneOf(index)}` });
      continue;
    }
    const choice = last?.choices?.[0]?.id;
    if (choice === undefined) throw new Error(`nothing to choose after: ${last?.text}`);
    replies = await window.say({ choice });
  }
  throw new Error('not booked in twenty turns');
}

/** Appointments of these clients, as the business sees them. */
export async function countUpcoming(
  { origin, dataDir }: RunningStack,
  contactOf: (index: number) => string,
): Promise<number> {
  const { apiKey } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as {
    apiKey: string;
  };
  const headers = { authorization: `Bearer ${apiKey}` };
  let count = 0;
  for (let index = 0; index < 12; index += 1) {
    const query = new URLSearchParams({
      from: new Date().toISOString(),
      to: new Date(Date.now() + 60 * 86_400_000).toISOString(),
      contact: contactOf(index),
    });
    const answer = await fetch(`${origin}/api/tenants/bloom/appointments?${query}`, { headers });
    count += ((await answer.json()) as { items: unknown[] }).items.length;
  }
  return count;
}

import { setTimeout as pause } from 'node:timers/promises';

/** The baseline of a turn: the one question to the diary that most turns ask, so many a second, by the same door. */
export async function measureReads(
  url: string,
  slug: string,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<number[]> {
  const path = await availabilityPath(url, slug);
  const startedAt = performance.now();
  return Promise.all(
    Array.from({ length: perSecond * seconds }, async (_, index) => {
      await pause(Math.max(0, startedAt + (index * 1000) / perSecond - performance.now()));
      const askedAt = performance.now();
      await read(`${url}${path}`);
      return performance.now() - askedAt;
    }),
  );
}

async function availabilityPath(url: string, slug: string): Promise<string> {
  const base = `/api/tenants/${slug}`;
  const { services } = (await read(`${url}${base}`)) as { services: readonly { id: string }[] };
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const to = new Date(Date.now() + 8 * 86_400_000).toISOString();
  return `${base}/availability?serviceId=${services[0]?.id}&from=${from}&to=${to}`;
}

async function read(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

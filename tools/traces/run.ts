import { demoTenantSlug } from '@gomomo/contracts';
import { startFakeGoogle } from '@gomomo/fakes';
import { setTimeout as pause } from 'node:timers/promises';
import { launchStack } from '../bench/chat/product.ts';
import { connectCalendar, toGoogleEnv } from '../rolling/google.ts';
import { bookByCall, bookByChat, fromCall, fromChat } from './bookings.ts';
import { checkProductConfig, ensureCollector, startCollector } from './collector.ts';
import { drawTree } from './draw-tree.ts';
import { findGaps, findTrace, type Step } from './one-trace.ts';
import { startReceiver, type Receiver } from './receiver.ts';

const patienceMs = 60_000;

/** Books once in the chat and once by phone, and shows the trace of each. Answers whether both are whole. */
export async function run(): Promise<boolean> {
  const program = ensureCollector();
  checkProductConfig(program);
  const receiver = await startReceiver();
  const collector = await startCollector(program, receiver.url);
  const google = await startFakeGoogle();
  const product = await launchStack({
    ...toGoogleEnv(google),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
  const place = { origin: product.url, dataDir: product.dataDir };
  try {
    await connectCalendar(place, google, demoTenantSlug);
    await bookByChat(place);
    await bookByCall(place, google);
    const shown = [
      await show(receiver, 'A booking in the chat', fromChat),
      await show(receiver, 'A booking by phone', fromCall),
    ];
    return shown.every((isWhole) => isWhole);
  } finally {
    await product.stop();
    await collector.stop();
    await Promise.all([google.close(), receiver.close()]);
  }
}

async function show({ spans }: Receiver, title: string, begins: Step): Promise<boolean> {
  const endAt = performance.now() + patienceMs;
  while (findGaps(spans, begins).length > 0 && performance.now() < endAt) await pause(500);
  const gaps = findGaps(spans, begins);
  console.log(`\n${title}\n${drawTree(findTrace(spans, begins))}`);
  for (const gap of gaps) console.log(`  ✗ ${gap}`);
  return gaps.length === 0;
}

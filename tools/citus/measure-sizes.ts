import { migrateNode, startNode } from './cluster.ts';
import { inFolder } from './in-folder.ts';
import { openLoad } from './measure.ts';
import type { CitusOptions } from './options.ts';
import { readEventBytes, readSizes } from './sizes.ts';

/** Bytes per booking, on plain PostgreSQL. */
export const measureSizes = ({
  postgres,
  bookings,
}: Pick<CitusOptions, 'postgres' | 'bookings'>): Promise<void> =>
  inFolder(async (folder) => {
    const node = await startNode(folder, 'plain', { binDir: postgres, citus: false });
    await migrateNode(node);
    const load = await openLoad(node.urlOf);
    const before = new Map((await readSizes(load.owner)).map(({ name, bytes }) => [name, bytes]));
    while (load.booked() < bookings) await load.run(8, 2);
    const count = load.booked();
    console.log(`\nbytes per booking after ${count} bookings`);
    let sum = 0;
    for (const { name, bytes } of await readSizes(load.owner)) {
      const each = (bytes - (before.get(name) ?? 0)) / count;
      sum += each;
      console.log(`${name.padEnd(28)} ${each.toFixed(0).padStart(6)}`);
    }
    console.log(`${'all'.padEnd(28)} ${sum.toFixed(0).padStart(6)}`);
    const { event, state } = await readEventBytes(load.owner);
    console.log(`in Kafka, uncompressed: event ${event.toFixed(0)}, state ${state.toFixed(0)}`);
    await load.close();
    await node.stop();
  });

import type { Admin } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from '../nemesis/send.ts';
import type { Stage } from '../stage.ts';
import { asOwner } from './as-owner.ts';
import { ownGroups } from './backlog.ts';
import { becomeQuiet } from './become-quiet.ts';
import { connectKafka } from './log.ts';
import { comparePictures, takePicture } from './picture.ts';
import { brokersOf } from './places.ts';
import { findToldSince } from './told-since.ts';

/** Longer than a group waits for a member that says nothing. */
const emptyMs = 120_000;

/**
 * Every group reads everything once more; a line for each thing that is another afterwards, or is not done. The processes stand
 * still meanwhile, so that Kafka gives their groups up: only then do offsets go back.
 */
export async function replayAll(stage: Stage, seconds: number): Promise<string[]> {
  const before = await takePicture(stage);
  const pids = stage.replicas.flatMap((name) => stage.stack.pidOf(name) ?? []);
  for (const pid of pids) send(pid, 'SIGSTOP');
  const admin = connectKafka(brokersOf(stage)).admin();
  try {
    await admin.connect();
    await resetAll(admin);
  } finally {
    for (const pid of pids) send(pid, 'SIGCONT');
    await admin.disconnect();
  }
  const left = await becomeQuiet(stage, seconds);
  const after = await takePicture(stage);
  const told = await asOwner(stage, (client) => findToldSince(client, before.told));
  return [
    ...left.map((what) => `not quiet again after the replay: ${what}`),
    ...comparePictures(before, after),
    ...told.map((what) => `${what} by the replay`),
  ];
}

async function resetAll(admin: Admin): Promise<void> {
  const end = Date.now() + emptyMs;
  for (const { topic, group: groupId } of ownGroups) {
    for (;;) {
      try {
        await admin.resetOffsets({ groupId, topic, earliest: true });
        break;
      } catch (error) {
        if (Date.now() > end) throw error;
        await pause(1_000);
      }
    }
  }
}

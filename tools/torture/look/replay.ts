import type { Admin } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from '../nemesis/send.ts';
import type { Stage } from '../stage.ts';
import { ownGroups } from './backlog.ts';
import { becomeQuiet } from './become-quiet.ts';
import { connectKafka } from './log.ts';
import { takePicture } from './picture.ts';
import { brokersOf } from './places.ts';

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
  return [
    ...left.map((what) => `not quiet again after the replay: ${what}`),
    ...[...before]
      .filter(([part, hash]) => after.get(part) !== hash)
      .map(([part]) => `${part} is another after the replay`),
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

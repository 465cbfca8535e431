import type { Command, SetCommand } from '../command.ts';
import { isGrave } from '../reading/grave-topics.ts';
import { splitQuestions } from '../reading/questions.ts';

/**
 * A question about the business uses its day and service up; it books nothing by the way. What is
 * stated beside it counts: `stated` reads the sentences that ask nothing.
 */
export function withoutAsides(
  commands: readonly Command[],
  stated: () => readonly Command[],
): Command[] {
  const asks = commands.some((each) => each.kind === 'ask' && !smallTalk.has(each.topic));
  // "Do I need to bring anything" asks for no time, whatever its words look like.
  const wishes = commands.some((each) => each.kind === 'set');
  const starts = commands.some(
    (each) => isStart(each) && (wishes || each.intent !== 'availability'),
  );
  const substance = commands.filter(({ kind }) => kind !== 'unread').length;
  const kept = commands.filter(
    (each) =>
      !(each.kind === 'ask' && smallTalk.has(each.topic) && substance > 1) &&
      !(asks && !starts && isStart(each)),
  );
  if (!asks || starts) return kept;
  // Beside a question of health or a complaint nothing is sold.
  const grave = commands.some((each) => each.kind === 'ask' && isGrave(each.topic));
  const values = grave ? [] : stated();
  const isStated = (each: SetCommand): boolean =>
    values.some((value) => value.kind === 'set' && value.slot === each.slot);
  return [
    ...kept.filter((each) => !isToldUnread(each) && !(each.kind === 'set' && isStated(each))),
    ...values,
  ].filter((each) => each.kind !== 'set' || isDetail(each) || values.includes(each));
}

/** Unread words that would be said back. */
const isToldUnread = (command: Command): boolean =>
  command.kind === 'unread' && (command.said.length > 0 || command.talk === undefined);

const isStart = (command: Command): command is Extract<Command, { kind: 'start' }> =>
  command.kind === 'start';

/** Beside a wish these are a manner of speaking, swearing too. */
const smallTalk: ReadonlySet<string> = new Set(['greeting', 'thanks', 'abuse']);

export const isDetail = (command: SetCommand): boolean =>
  command.slot === 'name' || command.slot === 'phone' || command.slot === 'email';

/** The part of a turn that asks nothing; null where there is no such part, or nothing else. */
export function statementsOf(text: string): string | null {
  const { asked, stated } = splitQuestions(text);
  // "Can I come twice? A facial on Friday": a question that is a wish as well has its mark alone.
  const told = asked.length > 0 ? stated : stated.filter((each) => !/\?\s*$/u.test(each));
  const all = asked.length + stated.length;
  return told.length === 0 || told.length === all ? null : told.join(' ');
}

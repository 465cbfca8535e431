import fc from 'fast-check';

import { chatPolicy, voicePolicy, type Command } from '../src/index.ts';
import { anyCommand, anyMood, answerInMood, type Mood } from './arbitraries.ts';
import { deep } from './studio.ts';
import { createTalk, type Talk } from './talk.ts';

export interface Script {
  readonly voice: boolean;
  readonly turns: readonly { readonly commands: Command[]; readonly waitMinutes: number }[];
  readonly moods: readonly Mood[];
}

/** Anything a client may say, with any world around. */
export const script: fc.Arbitrary<Script> = fc.record({
  voice: fc.boolean(),
  turns: fc.array(
    fc.record({
      commands: fc.array(anyCommand, { minLength: 1, maxLength: 3 }),
      waitMinutes: fc.constantFrom(0, 0, 0, 1, 6),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  moods: fc.array(anyMood, { minLength: 1, maxLength: 9 }),
});

/** A conversation that gets as far as a summary first, so that yeses have something to say yes to. */
const opening: readonly Command[][] = [
  [
    { kind: 'start', intent: 'book' },
    { kind: 'set', slot: 'service', value: { ids: [deep], text: '' } },
    {
      kind: 'set',
      slot: 'date',
      value: {
        kind: 'days',
        readings: [{ from: '2026-11-24', to: '2026-11-24' }],
        negated: false,
      },
    },
  ],
  [{ kind: 'choose', choice: { n: 2 } }],
  [
    { kind: 'set', slot: 'name', value: 'Dana Reed' },
    { kind: 'set', slot: 'phone', value: '+12125550143' },
  ],
];

export function play({ voice, turns, moods }: Script, opened: boolean): Talk {
  let answered = 0;
  const talk = createTalk({
    policy: voice ? voicePolicy : chatPolicy,
    answer: (effect, now) => {
      answered += 1;
      const mood = opened && answered <= 3 ? 'well' : (moods[answered % moods.length] ?? 'well');
      return answerInMood(effect, now, mood, answered);
    },
  });
  if (opened) for (const commands of opening) talk.turn(...commands);
  for (const { commands, waitMinutes } of turns) {
    talk.now += waitMinutes * 60_000;
    talk.turn(...commands);
  }
  return talk;
}

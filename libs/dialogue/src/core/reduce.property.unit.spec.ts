import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { anyCommand, anyMood, answerInMood, type Mood } from '../../test/arbitraries.ts';
import { createTalk, type Step, type Talk } from '../../test/talk.ts';
import { chatPolicy, voicePolicy, type Command, type Fact } from '../index.ts';

interface Script {
  readonly voice: boolean;
  readonly turns: readonly { readonly commands: Command[]; readonly waitMinutes: number }[];
  readonly moods: readonly Mood[];
}

const script: fc.Arbitrary<Script> = fc.record({
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
    { kind: 'set', slot: 'service', value: { ids: ['deep'], text: '' } },
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

function play({ voice, turns, moods }: Script, opened: boolean): Talk {
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

const runs = { numRuns: 150 };

const saysYesTo = (commands: readonly Command[], proposalId: string): boolean =>
  commands.some(
    (command) =>
      command.kind === 'confirm' ||
      (command.kind === 'choose' &&
        ('n' in command.choice || command.choice.id.endsWith(`@${proposalId}`))),
  );

const isWrite = (effect: { kind: string }): boolean =>
  ['book', 'reschedule', 'cancel'].includes(effect.kind);

describe('whatever a client says and however the world answers', () => {
  test('nothing is written without a yes to exactly the proposal that was asked about', () => {
    fc.assert(
      fc.property(script, fc.boolean(), (given, opened) => {
        for (const { before, commands, outcome } of play(given, opened).steps) {
          for (const effect of outcome.effects) {
            if (
              effect.kind !== 'book' &&
              effect.kind !== 'reschedule' &&
              effect.kind !== 'cancel'
            ) {
              continue;
            }
            expect(saysYesTo(commands, effect.proposal.id)).toBe(true);
            expect(before.proposal).toEqual(effect.proposal);
            expect(before.pending).toBe('confirm');
            expect(outcome.state.proposal).toEqual(effect.proposal);
          }
          expect(outcome.effects.filter(isWrite).length).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });

  test('only times that a search has found can be held or booked', () => {
    fc.assert(
      fc.property(script, fc.boolean(), (given, opened) => {
        const found = new Set<number>();
        for (const { facts, before, outcome } of play(given, opened).steps) {
          for (const fact of facts) for (const slot of slotsOf(fact)) found.add(Date.parse(slot));
          for (const effect of outcome.effects) {
            if (effect.kind === 'hold') {
              expect(found).toContain(Date.parse(effect.start));
              const offer = outcome.state.offer ?? before.offer;
              expect(offer?.slots.map((slot) => slot.handle)).toContain(effect.handle);
            }
            if (effect.kind === 'book') expect(found).toContain(Date.parse(effect.proposal.start));
          }
        }
      }),
      runs,
    );
  });

  test('it is said to be booked, moved or cancelled only when booking-core has said so', () => {
    const factOf = { booked: 'booked', moved: 'rescheduled', cancelled: 'cancelled' } as const;
    fc.assert(
      fc.property(script, fc.boolean(), (given, opened) => {
        for (const { commands, facts, outcome } of play(given, opened).steps) {
          for (const { id } of outcome.prompts) {
            if (id !== 'booked' && id !== 'moved' && id !== 'cancelled') continue;
            const repeats = commands.some(({ kind }) => kind === 'repeat');
            expect(repeats || facts.some(({ kind }) => kind === factOf[id])).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  test('every turn is answered, and the state is plain JSON that replays to itself', () => {
    fc.assert(
      fc.property(script, fc.boolean(), (given, opened) => {
        const talk = play(given, opened);
        for (const step of talk.steps) {
          expect(JSON.parse(JSON.stringify(step.outcome))).toEqual(step.outcome);
        }
        for (const turn of turnsOf(talk.steps)) {
          expect(turn.flatMap((step) => step.outcome.prompts).length).toBeGreaterThan(0);
          expect(turn.at(-1)?.outcome.effects).toEqual([]);
        }
        expect(play(given, opened).steps).toEqual(talk.steps);
      }),
      { numRuns: 100 },
    );
  });
});

function slotsOf(fact: Fact): string[] {
  if (fact.kind === 'slotsFound') return fact.slots.map((slot) => slot.start);
  if (fact.kind === 'explained') return fact.nearest.map((slot) => slot.start);
  return [];
}

function turnsOf(steps: readonly Step[]): Step[][] {
  const turns: Step[][] = [];
  for (const step of steps) {
    if (step.commands.length > 0) turns.push([]);
    turns.at(-1)?.push(step);
  }
  return turns;
}

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { play, script } from '../../test/script.ts';
import type { Step } from '../../test/talk.ts';
import type { Command, Fact } from '../index.ts';

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
            expect(before.pending.kind).toBe('confirm');
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

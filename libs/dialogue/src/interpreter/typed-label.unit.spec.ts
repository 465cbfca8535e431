import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  createWords,
  english,
  interpret,
  optionLabel,
  readTurn,
  reduce,
  stateNameOf,
  type DialogueState,
  type Option,
} from '../index.ts';
import { chatPolicy, voicePolicy } from '../core/policy.ts';
import { play, script } from '../../test/script.ts';
import { studio } from '../../test/studio.ts';

type Place = { state: DialogueState; now: number; options: readonly Option[] };

/** "Cancel it", typed at [Cancel it], kept the appointment. */
function outcome({ state, now }: Place, turn: Parameters<typeof interpret>[0], voice: boolean) {
  const commands = interpret(turn, { state, tenant: studio, now, read: readTurn });
  const policy = voice ? voicePolicy : chatPolicy;
  const { effects, state: after } = reduce(state, {
    commands,
    facts: [],
    tenant: studio,
    policy,
    now,
  });
  return {
    effects,
    name: stateNameOf(after),
    pending: after.pending,
    flow: after.flow,
    wish: after.wish,
  };
}

const seen = new Set<string>();

/** Every state that ends in options, whatever was said before. */
function places(given: Parameters<typeof play>[0], opened: boolean): Place[] {
  return play(given, opened).steps.flatMap(({ outcome: { state, effects }, now }) => {
    const options = state.last.findLast((prompt) => prompt.options.length > 0)?.options ?? [];
    return effects.length === 0 && options.length > 0 ? [{ state, now, options }] : [];
  });
}

describe('the label of an offered button', () => {
  test('typed or spoken does what the button does, in every state and menu', () => {
    fc.assert(
      fc.property(script, fc.boolean(), (given, opened) => {
        for (const place of places(given, opened).slice(-4)) {
          for (const option of place.options) {
            const language = { tag: 'en', messages: english };
            const words = createWords({
              ...{ tenant: studio, language, now: place.now },
              spoken: given.voice,
            });
            const text = optionLabel(option, words);
            const same = place.options.filter((each) => optionLabel(each, words) === text);
            if (same[0] !== option) continue;
            seen.add(`${stateNameOf(place.state)} ${option.id.split(/[@:_]/u)[0] ?? ''}`);
            const tapped = outcome(place, { kind: 'choice', id: option.id }, given.voice);
            expect({ text, ...outcome(place, { kind: 'text', text }, given.voice) }).toEqual({
              text,
              ...tapped,
            });
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(seen.size).toBeGreaterThan(20);
  });
});

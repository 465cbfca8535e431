import type { Prompt } from '../core/prompt.ts';
import { optionLabel } from './option-label.ts';
import { sayPrompt } from './say-prompt.ts';
import type { Words } from './words.ts';

/** What is said in a call, and what the keys mean then. `0` is a person and `*` repeats, always. */
export interface Speech {
  readonly text: string;
  readonly keys: readonly { readonly digit: string; readonly id: string; readonly label: string }[];
  /** Words the recogniser should expect: the options, the services and the staff. */
  readonly hints: readonly string[];
}

/** Keys that can stand for an option. */
const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function renderSpeech(prompts: readonly Prompt[], words: Words): Speech {
  const asked = prompts.findLast((prompt) => prompt.options.length > 0);
  const keys = (asked?.options ?? []).slice(0, keypad.length).map((option, index) => ({
    digit: keypad[index] ?? '',
    id: option.id,
    label: optionLabel(option, words),
  }));
  const { services, resources } = words.tenant;
  const names = [...services, ...resources].map((each) => each.name);
  return {
    text: prompts.map((prompt) => sayPrompt(prompt, words)).join(' '),
    keys,
    hints: [...new Set([...keys.map((key) => key.label), ...names])],
  };
}

import type { Command } from '../command.ts';
import type { DialogueState } from '../core/state.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import { english } from '../prompts/messages-en.ts';
import { optionLabel } from '../prompts/option-label.ts';
import { createWords, type Language } from '../prompts/words.ts';

const inEnglish: Language = { tag: 'en', messages: english };

/** Longer than any label. */
const longestLabel = 80;

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/[.!"“”]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const politeness = /^(?:please )?(.*?)(?: please| thanks| thank you)?$/u;

/**
 * The label of a button that was offered last, typed or spoken, does what the button does, whatever
 * else its words could mean.
 */
export function chooseByLabel(
  text: string,
  { last, zone }: DialogueState,
  around: { tenant: TenantFacts; now: number; language?: Language; visitorZone?: string },
): Command | undefined {
  const options = last.findLast((prompt) => prompt.options.length > 0)?.options ?? [];
  if (options.length === 0 || text.length > longestLabel) return undefined;
  const said = fold(text);
  const bare = politeness.exec(said)?.[1] ?? said;
  const { visitorZone = null, ...scene } = around;
  const clocks = [
    {},
    ...[zone ?? visitorZone].flatMap((own) => (own ? [{ visitorZone: own }] : [])),
  ];
  const ways = clocks.flatMap((own) => [false, true].map((spoken) => ({ ...own, spoken })));
  for (const way of ways) {
    const words = createWords({ ...scene, ...way, language: around.language ?? inEnglish });
    const named = (wanted: string) =>
      options.find((option) => fold(optionLabel(option, words)) === wanted);
    const option = named(said) ?? named(bare);
    if (option) return { kind: 'choose', choice: { id: option.id } };
  }
  return undefined;
}

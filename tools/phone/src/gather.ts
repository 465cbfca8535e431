import type { Element, Fields } from '@gomomo/fakes';
import type { Act } from './act.ts';
import type { Said } from './heard.ts';

/** What a Gather makes of what a caller does: the fields it sends, or none, and it is passed over. */
export function gather(
  { attributes }: Element,
  act: Act,
  said: readonly Said[],
): Fields | undefined {
  const input = (attributes['input'] ?? 'dtmf').split(' ');
  const isEmptySent = attributes['actionOnEmptyResult'] === 'true';
  const nothing = isEmptySent ? { Digits: '' } : undefined;
  switch (act.kind) {
    case 'keys':
      return input.includes('dtmf') ? collect(attributes, act.digits) : nothing;
    case 'interrupts':
      // Nobody listens while a sentence is said that cannot be talked over.
      if (said.some(({ interruptible }) => !interruptible)) return nothing;
      return input.includes('speech') ? speech(attributes, act) : nothing;
    case 'says':
      return input.includes('speech') ? speech(attributes, act) : nothing;
    case 'silence':
      return nothing;
  }
}

const speech = (
  attributes: Element['attributes'],
  { text, confidence }: Extract<Act, { kind: 'says' | 'interrupts' }>,
): Fields => ({
  SpeechResult: text,
  Confidence: String(confidence),
  Language: attributes['language'] ?? 'en-US',
});

/** Keys up to the one that ends them, or as many as are wanted; what is pressed later is lost. */
function collect(attributes: Element['attributes'], pressed: string): Fields {
  const finish = attributes['finishOnKey'] ?? '#';
  const end = [...pressed].findIndex((key) => finish.includes(key));
  const wanted = Number(attributes['numDigits'] ?? Infinity);
  if (end >= 0 && end < wanted) {
    return { Digits: pressed.slice(0, end), FinishedOnKey: pressed.charAt(end) };
  }
  return { Digits: pressed.slice(0, wanted) };
}

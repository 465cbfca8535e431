import type { Offer } from '../core/offer.ts';
import type { PromptParams } from '../core/prompt.ts';
import { withEcho } from './echoes.ts';
import { offerLead } from './offer-lead.ts';
import { nearOf, timesOf } from './offered-times.ts';
import type { Words } from './words.ts';

/** Sentences that come with times. By chat the card holds the times, by voice the sentence does. */

export function offerTimes(params: PromptParams['offer-times'], words: Words): string {
  const lead = zoned(withEcho(params.echo, offerLead(params, words), words), params.offer, words);
  if (!words.spoken) return lead;
  const { offer, named } = params;
  const times = words.or(timesOf(offer, named, words));
  if (
    params.note === 'as-asked' ||
    params.note === 'more' ||
    params.note === 'first-free' ||
    params.note === 'soonest'
  ) {
    const several = offer.day === null ? 'offer.voice.several' : 'offer.voice';
    const id = named.length === 1 ? 'offer.voice.one' : several;
    const told = words.tell(id, { day: nearOf(offer, words), times });
    return zoned(withEcho(params.echo, told, words), offer, words);
  }
  return words.tell('offer.voice.lead', { lead, times });
}

/** Whoever reads these times on another clock is told whose they are. */
function zoned(lead: string, { slots }: Offer, words: Words): string {
  const zone = words.zoneAt(slots[0]?.start);
  return zone === null ? lead : words.tell('offer.zoned', { zone, lead });
}

export function askTime({ offer, named, echo }: PromptParams['ask-time'], words: Words): string {
  const times = words.and(timesOf(offer, named, words));
  return withEcho(echo, words.tell('ask-time', { day: nearOf(offer, words), times }), words);
}

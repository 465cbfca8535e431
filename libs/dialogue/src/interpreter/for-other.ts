import type { Command, SetCommand } from '../command.ts';
import { toLocal } from '../core/local-time.ts';
import type { DialogueState } from '../core/state.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import type { AppointmentFacts } from '../core/proposal.ts';

const kin =
  '(?:wife|husband|partner|friend|mate|mum|mom|mam|mother|dad|father|parents?|son|daughter|kid|child|sister|brother|girlfriend|boyfriend|colleague|cousin|niece|nephew|aunt|uncle|grandma|grandpa|gran|grandmother|grandfather|grandson|granddaughter|fiancée?|neighbou?r|boss|client)';
const somebody = `(?:my|our|a) (?:\\p{L}+ )?${kin}`;

const whole = new RegExp(
  `^\\W*(?:(?:no|yes|ok|okay|oh|actually|well|sorry|it's|its|it is|this is|that's|thats|not for me|not me|but|is)\\W+)*(?:for )?${somebody}(?:\\W+(?:please|pls|actually|not me|not for me|thanks))*\\W*$`,
  'iu',
);
const told = new RegExp(`\\bfor ${somebody}\\b`, 'iu');

const asksWhat: ReadonlySet<string> = new Set([
  'service',
  'time',
  'date',
  'name-and-contact',
  'name',
]);

/** "For my son": whoever is known here is not the client. */
export function forOther(text: string, { flow, pending }: DialogueState): Command[] | null {
  const leads = /\bfor\b/iu.test(text) || pending.kind === 'service';
  const heard = flow === 'book' && asksWhat.has(pending.kind) && leads && whole.test(text);
  return heard ? [{ kind: 'forOther' }] : null;
}

const again = new RegExp(
  [
    `\\b(?:the )?same (?:(?:thing|one|again|service|treatment|booking|appointment) )*for ${somebody}\\b`,
    `\\b(?:one|another(?: one)?|a second(?: one)?)(?: more)? for (?:${somebody}|him|her)\\b`,
    `\\b${somebody} (?:also )?(?:wants|needs|would like|'d like|will have|takes)(?: to have)? (?:one|the same|it|that)\\b`,
    `\\b(?:book|put|do)(?: (?:it|that|this))? again for ${somebody}\\b`,
  ].join('|'),
  'iu',
);

/** The day of the one before, from its end on, where no other is said. */
function nextTo(
  { end }: AppointmentFacts,
  said: readonly SetCommand[],
  { timeZone }: TenantFacts,
): SetCommand[] {
  if (said.some(({ slot }) => slot === 'date')) return [];
  const { date, time } = toLocal(end, timeZone);
  const days = { kind: 'days', readings: [{ from: date, to: date }], negated: false } as const;
  const window = { kind: 'window', from: time, to: null, negated: false } as const;
  const timed = said.some(({ slot }) => slot === 'time');
  return [
    { kind: 'set', slot: 'date', value: days },
    ...(timed ? [] : [{ kind: 'set', slot: 'time', value: window } as const]),
  ];
}

/** Its service and whom it is with. */
function likeIt({ service, resource }: AppointmentFacts, tenant: TenantFacts): SetCommand[] {
  const person = tenant.resources.find(({ id, kind }) => id === resource.id && kind === 'staff');
  const what = { ids: [service.id], text: service.name };
  const who = { ids: [resource.id], negated: false, text: resource.name };
  return [
    { kind: 'set', slot: 'service', value: what },
    ...(person ? [{ kind: 'set', slot: 'resource', value: who } as const] : []),
  ];
}

/** "Now the same for my sister": another like the one just made, for a client of its own. */
export function sameForOther(
  text: string,
  said: readonly SetCommand[],
  { appointment, flow }: DialogueState,
  tenant: TenantFacts,
): Command[] | null {
  const live = appointment?.status === 'confirmed' && (flow === 'none' || flow === 'lookup');
  if (!live || !again.test(text)) return null;
  const own = said.filter((each) => each.slot !== 'service' || each.value.ids.length > 0);
  const { id } = appointment.service;
  const another = own.some((each) => each.slot === 'service' && !each.value.ids.includes(id));
  const same = likeIt(appointment, tenant).filter(
    ({ slot }) => !another && !own.some((each) => each.slot === slot),
  );
  return [
    { kind: 'start', intent: 'book' },
    { kind: 'forOther' },
    ...same,
    ...nextTo(appointment, own, tenant),
    ...own,
  ];
}

/** A wish for somebody else, told with it: "a facial for my son". */
export const besideWish = (text: string, { client }: DialogueState): Command[] =>
  client.name !== null && told.test(text) ? [{ kind: 'forOther' }] : [];

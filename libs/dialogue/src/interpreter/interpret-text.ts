import type { Command, SetCommand } from '../command.ts';
import type { DialogueState } from '../core/state.ts';
import { standsAsShown } from '../reading/stands.ts';
import { actCommands, bareChange, corrections, intentCommands } from './act-commands.ts';
import { aboutPerson } from './about-person.ts';
import { withLast } from './again.ts';
import { isDetail, statementsOf, withoutAsides } from './asides.ts';
import { forOneOnly, several } from './beside.ts';
import { besideBooked, withBooked } from './beside-booked.ts';
import { besideCondition } from './beside-condition.ts';
import { badContact, withoutStandIn } from './bad-contact.ts';
import { byLength } from './by-length.ts';
import { besideOwn, lengthChange } from './card-change.ts';
import { eachOwn } from './each-own.ts';
import { chooseAmongOffered } from './choose-offered.ts';
import { readChange, readCorrections, someoneBut } from './corrections.ts';
import { dayGone } from './day-gone.ts';
import { aboutOf, details } from './details.ts';
import { extremeAsked, withTold } from './extremes.ts';
import { foreign, isForeign } from './foreign.ts';
import { fromTable } from './following.ts';
import { fromOwnDay } from './own-day.ts';
import { fullerName } from './fuller-name.ts';
import { besideWish, forOther, sameForOther } from './for-other.ts';
import { givenName } from './given-name.ts';
import type { InterpretContext } from './interpret-context.ts';
import { lineWish } from './line-wish.ts';
import { withMendedDetails, withMendedName } from './mended-details.ts';
import { withNameBeside } from './name-beside.ts';
import { oneMore } from './one-more.ts';
import { haltsBooked, sameButThat, withSameRead } from './second-thoughts.ts';
import { besidePause, isChange } from './pause.ts';
import { placeAgain } from './place-again.ts';
import { readInContext, withoutStep } from './read-in-context.ts';
import type { Reading } from './reading.ts';
import { talkedAbout, type TalkedAbout } from './talked-about.ts';
import { asksWhy, cannotDecide } from './puzzled.ts';
import { chooseByLabel } from './typed-label.ts';
import { leavesPickOpen, unread, withoutAnswered, type Taken } from './unread.ts';
import { whenCommands } from './when-commands.ts';
import { whichDay } from './which-day.ts';

/** Longest text that is read; the rest of a longer one is not. */
const readLength = 2_000;

/** A turn of text, or of words that were heard, as commands; never empty. */
export function interpretText(text: string, context: InterpretContext): Command[] {
  const ofLine = lineWish(text, context);
  if (ofLine) return [ofLine];
  const rest = besidePause(text);
  const changed = rest === null ? [] : interpretText(rest, context);
  if (isChange(changed)) return changed;
  const booked = besideBooked(text, context.state, context.tenant);
  if (booked) return withBooked(interpretText(booked.rest, context), booked.whens);
  const answer = answerOfQuestion(text, context) ?? forOther(text, context.state);
  if (answer !== null) return answer;
  const { state, tenant } = context;
  const wrong = readCorrections(text);
  const read = fromOwnDay(
    text,
    withoutStep(readInContext(text.slice(0, readLength), context), wrong),
  );
  const told = withNameBeside(text, withMendedDetails(text, read, state), state);
  const named = withMendedName(text, told);
  const found = byLength(withTold(text, named, state), text, state, tenant);
  const reading = fromTable(text, withSameRead(text, withLast(found, state), state), state);
  const bad = wantsContact(reading, state) ? badContact(text, reading) : null;
  if (bad) return withoutStandIn(interpretText(bad.mended, context), bad);
  const talked = talkedAbout(context);
  return (
    wholeTurn(text, reading, context, talked) ?? parts(text, reading, wrong, { context, talked })
  );
}

/** A button's label, a day that was asked for, or what is to be changed: words of the question itself. */
function answerOfQuestion(text: string, context: InterpretContext): Command[] | null {
  const { state } = context;
  const own = context.visitor?.timeZone;
  const around = { ...context, ...(own === undefined ? {} : { visitorZone: own }) };
  const said = chooseByLabel(text, state, around) ?? whichDay(text, state);
  if (said) return [said];
  const halted = haltsBooked(text, state);
  if (halted) return halted;
  if (state.pending.kind !== 'change') return null;
  if (standsAsShown(text, state.flow)) return [{ kind: 'reject' }];
  const change = readChange(text);
  return change.length > 0 ? change : null;
}

/** Where the turn as a whole is one thing: a name, a reference that is not at hand, one more of the same. */
function wholeTurn(
  text: string,
  reading: Reading,
  { state, tenant }: InterpretContext,
  talked: TalkedAbout,
): Command[] | null {
  const { wish } = state;
  const { kind } = state.pending;
  const said = [...whensOf(reading, talked), ...details(reading)];
  const same = sameForOther(text, said, state, tenant);
  if (same !== null) return same;
  const asked = aboutPerson(text, reading, whensOf(reading, talked), { state, tenant });
  if (asked !== null) return asked;
  if (asksWhy(text, kind)) return [{ kind: 'skip' }];
  const told = state.last.some(({ id }) => id === 'answer-prices');
  if (kind === 'service' && wish.serviceIds.length > 1 && !told && cannotDecide(text))
    return [
      { kind: 'ask', topic: 'prices' },
      { kind: 'ask', topic: 'duration' },
    ];
  const name = givenName(text, kind, reading);
  if (name !== null) return [{ kind: 'set', slot: 'name', value: name }];
  // A number beside it opens nothing without the reference.
  const skips = reading.acts.includes('skip') && reading.reference === null;
  if (kind === 'reference' && skips) return [{ kind: 'skip' }];
  const placed = placeAgain(reading, state, talked.clocks);
  return placed.length > 0 ? placed : oneMore(text, reading, state);
}

/** Everything that a turn says, side by side. */
function parts(
  text: string,
  reading: Reading,
  wrong: ReturnType<typeof readCorrections>,
  { context, talked }: { readonly context: InterpretContext; readonly talked: TalkedAbout },
): Command[] {
  const { state, tenant } = context;
  const choice = chooseAmongOffered(reading, state);
  const beside = besideOwn(text, reading, state, tenant.timeZone);
  // "The first one" is a place in the list, not a date.
  const each = eachOwn(
    text,
    reading,
    (part) => readInContext(part, context),
    (part) => whensOf(part, talked),
  );
  const [own = [], ...others] = each ?? [whensOf(reading, talked)];
  const whens = choice ? [] : own;
  const past = dayGone(text, reading, state, talked.today);
  const told = [...past, ...details(reading), ...(reading.staff ? [] : someoneBut(text, state))];
  const values = aboutErrand(reading, [...whens, ...told, ...beside]);
  if (isForeign(text, reading)) return foreign(text, reading, values);
  const lengths = lengthChange(reading, state, tenant);
  // "Can it be 90 minutes?" is answered by what comes of it.
  const topics = lengths.length > 0 ? [] : reading.topics;
  const about = aboutOf(reading, extremeAsked(text, reading, state, tenant));
  const commands: Command[] = [
    ...intentCommands(reading, state),
    ...(choice ? [choice] : []),
    ...corrections(wrong, values, state),
    ...values,
    ...fuller(text, reading, state),
    ...sameButThat(text, reading, whens, state),
    ...lengths,
    ...topics.map((topic) => ({ kind: 'ask', topic, about }) as const),
    ...answersIn(text, reading, { values, choice, beside }, context),
    ...(forOneOnly(text, state) ?? several(reading, state, others)),
    ...besideWish(text, state),
  ];
  const wanted = withoutAsides(commands, () => stated(text, context, talked));
  return orUnclear(besideCondition(wanted, text, reading, state), reading, context);
}

/** Yes, no and the like, and the words that nobody has read: a yes beside those alone is none. */
function answersIn(
  text: string,
  reading: Reading,
  { beside, ...taken }: Taken & { readonly beside: readonly SetCommand[] },
  context: InterpretContext,
): Command[] {
  const { state } = context;
  const left =
    beside.length > 0 ? [] : unread(text, withoutAnswered(reading, text), taken, context);
  const isAlone = left.length === 0 || taken.values.length > 0;
  const needsAll = (act: Reading['acts'][number]): boolean =>
    act === 'affirm' || (act === 'skip' && state.pending.kind === 'time');
  const acts = reading.acts.filter((act) => isAlone || !needsAll(act));
  return [...acts.flatMap((act) => actCommands(act, state)), ...bareChange(text, state), ...left];
}

/** The name in full, said once more beside whatever else. */
function fuller(text: string, reading: Reading, { pending, client }: DialogueState): SetCommand[] {
  const name = reading.name === null ? fullerName(text, pending.kind, client.name) : null;
  return name === null ? [] : [{ kind: 'set', slot: 'name', value: name }];
}

const whensOf = (reading: Reading, { today, days, clocks }: TalkedAbout) =>
  whenCommands(reading, today, days, clocks);

/** Values of the sentences that ask nothing, where others of the turn do. */
function stated(text: string, context: InterpretContext, talked: TalkedAbout): Command[] {
  const part = statementsOf(text);
  if (part === null) return [];
  const { state, tenant } = context;
  const reading = byLength(readInContext(part, context), part, state, tenant);
  const values = [...whensOf(reading, talked), ...details(reading)];
  return [...values, ...unread(part, reading, { values }, context)];
}

/** Said of an appointment that is to be moved or cancelled, days and services are those it has. */
function aboutErrand(reading: Reading, values: SetCommand[]): SetCommand[] {
  const ownOnly = reading.intent === 'change';
  return ownOnly ? values.filter((each) => isDetail(each) || each.slot === 'reference') : values;
}

/** A contact is told where one is asked, or with a wish. */
const wantsContact = ({ intent, services, whens }: Reading, { flow, pending }: DialogueState) =>
  asksContact.has(pending.kind) ||
  ((flow === 'none' || flow === 'book') &&
    (intent === 'book' || (services?.ids.length ?? 0) > 0 || whens.length > 0));

const asksContact: ReadonlySet<string> = new Set(['contact', 'name-and-contact', 'proof']);

function orUnclear(meant: Command[], reading: Reading, { state }: InterpretContext): Command[] {
  const { badPhone, phone } = reading;
  if (leavesPickOpen(reading) && meant.length > 0) return meant;
  if (badPhone !== null && phone === null && asksContact.has(state.pending.kind))
    return [...meant, { kind: 'unclear', phone: badPhone }];
  return meant.some(({ kind }) => kind !== 'unread') ? meant : [{ kind: 'unclear' }];
}

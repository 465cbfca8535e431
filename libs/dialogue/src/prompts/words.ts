import type { LocalDate } from '../command.ts';
import { addDays, isTwice, toLocal } from '../core/local-time.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import { fillTemplate, type TemplateParams } from './fill-template.ts';
import { createFormats, toFormatLocale, type Formats } from './formats.ts';
import type { MessageId, Messages } from './messages-en.ts';

/** A language and what it is called (BCP 47). */
export interface Language {
  readonly tag: string;
  readonly messages: Messages;
}

/** Everything a sentence is made of: the language, the formats, the business. */
export interface Words extends Formats {
  readonly tenant: TenantFacts;
  readonly spoken: boolean;
  /** City of the business's zone, where the visitor's clock shows another time then; else null. */
  zoneAt(instant?: string): string | null;
  /** A time, with whose clock it is on where the visitor's is another. */
  timeHere(instant: string): string;
  /** The same as short as it can be said: "2:00 PM EST". */
  chip(instant: string): string;
  /** The message in this channel's variant where it has one. */
  tell(id: MessageId, params?: TemplateParams): string;
  /** The same in other words, where there are any. */
  tellAgain(id: MessageId, params?: TemplateParams): string;
  /** Sentences of both turns before. */
  readonly said: ReadonlySet<string>;
  /** The day with today or tomorrow in front, as people say it. */
  near(date: LocalDate): string;
  isToday(date: LocalDate): boolean;
  isTomorrow(date: LocalDate): boolean;
  dateOf(instant: string): LocalDate;
  serviceName(id: string): string;
  staffName(id: string): string;
  /** Null for a room: one is not with a room. */
  personName(resource: { readonly id: string; readonly name: string }): string | null;
}

export interface WordsOptions {
  readonly tenant: TenantFacts;
  readonly language: Language;
  readonly spoken: boolean;
  /** By text message, where some words are the network's: who texts YES or STOP says it to the carrier, too. */
  readonly texted?: boolean;
  /** Epoch ms. */
  readonly now: number;
  /** IANA zone of the visitor, where it is known. */
  readonly visitorZone?: string;
  /** Sentences of both turns before, which are not said a third time in the same words. */
  readonly said?: readonly string[];
}

export function createWords(options: WordsOptions): Words {
  const { tenant, language, spoken, now } = options;
  const today = toLocal(now, tenant.timeZone).date;
  const variant = options.texted === true ? 'sms' : spoken ? 'voice' : 'chat';
  const formats = createFormats({
    locale: toFormatLocale(language.tag, tenant.locale),
    timeZone: tenant.timeZone,
    currency: tenant.currency,
    spoken,
    today,
  });
  const tell = createTell(language.messages, variant);
  return {
    ...formats,
    ...createClockWords(options, formats, tell),
    ...createDayWords(today, formats, tell),
    ...createNames(tenant),
    tenant,
    spoken,
    tell,
    tellAgain: createTellAgain(language.messages, variant),
    said: new Set(options.said),
    dateOf: (instant) => toLocal(instant, tenant.timeZone).date,
  };
}

/** Times with whose clock they are on, where the visitor's shows another. */
function createClockWords(
  { tenant, now, visitorZone }: WordsOptions,
  formats: Formats,
  tell: Words['tell'],
): Pick<Words, 'zoneAt' | 'timeHere' | 'chip'> {
  const zoneAt = (instant?: string) =>
    zoneApart(tenant.timeZone, visitorZone, instant === undefined ? now : Date.parse(instant));
  return {
    zoneAt,
    timeHere: (instant) => {
      const zone = zoneAt(instant);
      const time = formats.time(instant);
      return zone === null ? time : tell('time.zoned', { time, zone });
    },
    chip: (instant) => {
      const time = formats.time(instant);
      const zoned = zoneAt(instant) !== null && !isTwice(instant, tenant.timeZone);
      return zoned ? `${time} ${formats.zone(instant)}` : time;
    },
  };
}

function createDayWords(
  today: LocalDate,
  formats: Formats,
  tell: Words['tell'],
): Pick<Words, 'near' | 'isToday' | 'isTomorrow'> {
  const tomorrow = addDays(today, 1);
  return {
    near: (date) => {
      const day = formats.day(date);
      if (date === today) return tell('day.today', { day });
      return date === tomorrow ? tell('day.tomorrow', { day }) : day;
    },
    isToday: (date) => date === today,
    isTomorrow: (date) => date === tomorrow,
  };
}

function createNames({
  services,
  resources,
}: TenantFacts): Pick<Words, 'serviceName' | 'staffName' | 'personName'> {
  return {
    serviceName: (id) => services.find((each) => each.id === id)?.name ?? '',
    staffName: (id) => resources.find((each) => each.id === id)?.name ?? '',
    personName: ({ id, name }) =>
      resources.find((each) => each.id === id)?.kind === 'room' ? null : name,
  };
}

function zoneApart(business: string, visitor: string | undefined, at: number): string | null {
  if (visitor === undefined || visitor === business) return null;
  const [here, there] = [toLocal(at, business), toLocal(at, visitor)];
  if (here.date === there.date && here.time === there.time) return null;
  return business.slice(business.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

type Variant = 'voice' | 'sms' | 'chat';

function createTell(messages: Messages, variant: Variant): Words['tell'] {
  return (id, params = {}) => {
    const other = `${id}.${variant}`;
    const own = isMessage(messages, other) ? messages[other] : messages[id];
    return fillTemplate(own, params);
  };
}

function createTellAgain(messages: Messages, variant: Variant): Words['tell'] {
  const tell = createTell(messages, variant);
  return (id, params = {}) => {
    const again = `${id}.again`;
    return tell(isMessage(messages, again) ? again : id, params);
  };
}

const isMessage = (messages: Messages, id: string): id is MessageId => Object.hasOwn(messages, id);

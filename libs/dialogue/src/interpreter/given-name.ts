import type { PendingKind } from '../core/pending.ts';
import type { Reading } from './reading.ts';

/** Questions a name does not answer, and that are answered by something one can be called. */
const whenAsked: ReadonlySet<PendingKind> = new Set([
  'time',
  'date',
  'which-day',
  'contact',
  'action',
]);

/** Words of languages without capitals that are answers and no names. */
const talk =
  /你好|您好|谢谢|謝謝|是的|好的|不要|不是|可以|明天|今天|后天|後天|上午|下午|早上|晚上|预约|預約|星期|周[一二三四五六日]|こんにちは|はい|いいえ|予約|明日|今日|ありがとう|안녕|감사|예약|내일|오늘|아니|네$|مرحبا|شكرا|نعم|حجز|غدا|اليوم|สวัสดี|ขอบคุณ|ใช่|พรุ่งนี้|नमस्ते|धन्यवाद|हाँ|नहीं|कल|आज|שלום|תודה|כן|לא|מחר|היום|привет|здравствуйте|спасибо|завтра|сегодня|нет|^да$/iu;

const foreignName =
  /^(?:[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,4}(?: [\p{Script=Han}\p{Script=Hangul}]{1,3})?|(?:(?!\p{Script=Latin})[\p{L}\p{M}]){2,16}(?: (?:(?!\p{Script=Latin})[\p{L}\p{M}]){2,16}){1,3})$/u;

const isForeignName = (text: string): boolean => foreignName.test(text) && !talk.test(text);

const capitals = /^\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,3}$/u;
const first = /^\p{L}+$/u;

/** Names of months and days that people bear, at the head of a name. */
const calendar =
  /^(?:April|May|June|July|August|Augustus|January|March|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Thu|Mon|Jan|Sun|Wed|Dec|Mar)$/u;

/**
 * "Peter Abara", "Thu Nguyen", "June Abara": written like a name, and besides a day or a month in front
 * nothing in it is a word of a booking.
 */
function isWrittenName(text: string, { whens, residue, services, staff, acts }: Reading): boolean {
  const [when, ...others] = whens;
  if (!capitals.test(text) || residue.turns || services || staff || acts.length > 0) return false;
  if (others.length > 0 || (when !== undefined && !first.test(when.text))) return false;
  const unread = [...residue.said, ...residue.talk].join(' ').split(/\s+/u).filter(Boolean).length;
  const words = text.split(/\s+/u);
  const borne = calendar.test(words[0] ?? '') && unread === words.length - 1;
  return unread > 0 && (unread === words.length || borne);
}

/** A name that is told while a time is asked for, whole; null where it is none. */
export function givenName(text: string, pending: PendingKind, reading: Reading): string | null {
  const said = text.trim().normalize('NFC');
  if (!whenAsked.has(pending)) return null;
  return isForeignName(said) || isWrittenName(said, reading) ? said : null;
}

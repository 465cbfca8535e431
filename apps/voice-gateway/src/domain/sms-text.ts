import type { Told } from '@gomomo/conversations';

/** Ten segments and more are cut off by networks; Twilio takes 1,600 characters. */
const textMax = 1_600;

/** What the desk told, as a text message: choices are numbered, and a number answers. */
export function toSmsText({ replies }: Told): string {
  const choices = replies.findLast((reply) => (reply.choices?.length ?? 0) > 0)?.choices ?? [];
  const said = replies.map(({ text }) => text);
  const numbered = choices.slice(0, 9).map(({ label }, n) => `${n + 1} for ${label}`);
  const asked = numbered.length > 1 ? [`Reply ${numbered.join(', ')}.`] : [];
  return [...said, ...asked].join('\n').slice(0, textMax);
}

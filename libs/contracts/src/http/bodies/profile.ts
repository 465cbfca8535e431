import { z } from 'zod';
import { optionalFields, removableFields } from '../../fields.ts';
import { email, emailAnswer } from '../../scalars/email.ts';
import { e164, phoneInput } from '../../scalars/phone.ts';
import { line, paragraph } from '../../scalars/text.ts';

const logoBytesMax = 64 * 1024;
const logoPrefixLengthMax = 40;

const website = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .max(2_048)
  .regex(/^https:\/\/[^\s\u0000-\u0020]+$/i, 'must be an https address');

/** At most 64 KiB of picture, carried in the page itself: no foreign host sees who looks at it. */
const logo = z
  .string()
  .max(Math.ceil(logoBytesMax / 3) * 4 + logoPrefixLengthMax)
  .regex(
    /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml);base64,(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'must be a base64 data: image',
  )
  .refine((text) => decodedBytes(text) <= logoBytesMax, { error: 'must be at most 64 KiB' });

function decodedBytes(dataUrl: string): number {
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1);
  return (base64.length / 4) * 3 - (base64.match(/=+$/)?.[0].length ?? 0);
}

/** An exact web origin; its letters are few because it ends up in a CSP header. */
const origin = z
  .string()
  .max(255)
  .regex(
    /^(?:https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d{1,5})?$/,
    'must be an https origin without a path',
  )
  .meta({ examples: ['https://www.bloom-wellness.example'] });

const publicFields = {
  tagline: line(160),
  address: line(300),
  phone: phoneInput,
  email,
  website,
  brandColor: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be #rrggbb'),
  logo,
  arrivalNote: paragraph(500),
};

const faqBytesMax = 32 * 1024;

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** What the front desk answers with, word for word; never on the page nor in an event. */
const faq = z
  .array(
    z.strictObject({
      question: line(300),
      answer: paragraph(faqBytesMax).regex(/\S/, 'must not be empty'),
    }),
  )
  .max(40)
  .refine(
    (entries) =>
      entries.reduce((sum, { question, answer }) => sum + byteLength(question + answer), 0) <=
      faqBytesMax,
    { error: 'must be at most 32 kB in all' },
  )
  .meta({ description: 'answered with the tenant or service key only' });

const inputFields = {
  ...publicFields,
  transferNumber: phoneInput,
  allowedOrigins: z.array(origin).max(20),
  faq,
};

export const profileInput = z
  .strictObject(optionalFields(inputFields))
  .meta({ id: 'ProfileInput' });
export const profilePatch = z
  .strictObject(removableFields(inputFields))
  .meta({ id: 'ProfilePatch' });

/** Answered as plain text: a form that is accepted one day must not break those who read it. */
const answeredPublicFields = {
  tagline: z.string(),
  address: z.string(),
  phone: e164,
  email: emailAnswer,
  website: z.string().meta({ format: 'uri' }),
  brandColor: publicFields.brandColor,
  logo: z.string().meta({ description: 'data: image' }),
  arrivalNote: z.string(),
};

/** What the hosted page shows. Where calls are transferred to is phone routing and stays inside. */
export const publicProfile = z
  .strictObject(optionalFields(answeredPublicFields))
  .meta({ id: 'PublicProfile' });

export const profile = z
  .strictObject(
    optionalFields({
      ...answeredPublicFields,
      transferNumber: e164,
      allowedOrigins: z.array(z.string()),
      faq: z.array(z.strictObject({ question: z.string(), answer: z.string() })),
    }),
  )
  .meta({ id: 'Profile' });

export type Profile = z.output<typeof profile>;
export type PublicProfile = z.output<typeof publicProfile>;

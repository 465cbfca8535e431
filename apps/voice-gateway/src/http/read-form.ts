import { AppError } from '@gomomo/kernel';
import type { Request } from 'express';

/** A form as Twilio sends it, and the bytes it was made of. */
export interface Form {
  readonly body: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

const bodyLimitBytes = 64_000;

/** @throws AppError `payload-too-large` */
export async function readForm(request: Request): Promise<Form> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimitBytes) chunks.push(chunk);
  }
  if (size > bodyLimitBytes) {
    throw new AppError('payload-too-large', `The body may have at most ${bodyLimitBytes} bytes.`);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  const isForm = request.is('application/x-www-form-urlencoded') !== false;
  return { body, fields: isForm ? toFields(body) : {} };
}

function toFields(body: string): Form['fields'] {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    const known = fields.get(name);
    fields.set(name, known === undefined ? value : [known, value].flat());
  }
  return Object.fromEntries(fields);
}

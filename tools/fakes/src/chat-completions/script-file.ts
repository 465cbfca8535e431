import { z } from 'zod';

import { refusable, type Step } from './step.ts';

const call = z.strictObject({ name: z.string(), arguments: z.unknown() });
const reply = z.strictObject({
  text: z.string().optional(),
  calls: z.array(call).optional(),
  finish: z.enum(['length', 'content_filter']).optional(),
});
const yes = z.literal(true);
const fault = z.union([
  z.strictObject({
    status: z.int().min(400).max(599),
    retryAfter: z.number().optional(),
    retryAfterMs: z.number().optional(),
  }),
  z.strictObject({ refuse: z.enum(refusable) }),
  z.strictObject({ reset: z.enum(['before-headers', 'after-headers', 'mid-stream']) }),
  z.strictObject({ slow: z.number().min(0) }),
  z.strictObject({ stall: yes }),
  z.strictObject({ truncated: yes }),
  z.strictObject({ badChunk: yes }),
  z.strictObject({ page: yes }),
]);
const texts = z.union([z.string(), z.array(z.string())]);
const expectation = z.strictObject({
  tools: z.array(z.string()).optional(),
  toolChoice: z.string().optional(),
  system: texts.optional(),
  user: texts.optional(),
  results: z.array(z.string()).optional(),
  temperature: z.number().nullable().optional(),
  parallelToolCalls: z.boolean().nullable().optional(),
  stream: z.boolean().optional(),
  strict: z.boolean().optional(),
  nowhere: z.array(z.string()).optional(),
  roles: z.string().optional(),
});
const script = z.array(
  z.strictObject({
    expect: expectation.optional(),
    times: z.union([z.int().min(1), z.literal('always')]).optional(),
    reply: reply.optional(),
    fault: fault.optional(),
  }),
);

/** The steps of a script file; says where it is wrong. */
export function readScript(text: string): readonly Step[] {
  const parsed = script.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data as readonly Step[];
}

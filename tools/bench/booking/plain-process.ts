/**
 * What the product's own door is measured by: the sixty lines that a newcomer would write in Express and
 * zod on the very same function. No limits, no tenants, no tracing, no problem documents, no manage link.
 */
import { toReference } from '@gomomo/contracts';
import { findFreePort } from '@gomomo/embedded';
import { createPool } from '@gomomo/postgres';
import express from 'express';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { answerParent } from './children.ts';
import { toValues, type OwnCall } from './own-calls.ts';

const appointment = z.object({
  serviceId: z.guid(),
  resourceId: z.guid(),
  start: z.iso.datetime(),
  client: z.object({
    name: z.string().min(1).max(100),
    phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
  }),
  notes: z.string().max(500).optional(),
});
const stepMs = 1_800_000;
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

interface Outcome {
  readonly outcome: string;
  readonly appointment: object;
  readonly pii: object;
}

function createApp(coreUrl: string, call: OwnCall): express.Express {
  const pool = createPool({ connectionString: coreUrl, applicationName: 'plain' });
  const phoneAt = call.names.indexOf('phone');
  const bodyAt = call.names.indexOf('body');
  const app = express().disable('x-powered-by').disable('etag').use(express.json());
  app.all('/empty', (_request, response) => {
    response.end();
  });
  app.post('/appointments', async (request, response) => {
    const key = request.get('idempotency-key');
    const parsed = appointment.safeParse(request.body);
    if (!parsed.success || key === undefined) {
      response.status(400).json({ title: 'invalid', errors: parsed.error?.issues });
      return;
    }
    const { resourceId, start, client } = parsed.data;
    const from = Date.parse(start);
    const values = toValues(call, {
      place: { n: 0, resource: resourceId, start: from, end: from + stepMs },
      newId: randomUUID,
      newKey: () => sha256(key),
      newReference: () => toReference(randomBytes(8)),
    });
    values[phoneAt] = client.phone;
    values[bodyAt] = sha256(JSON.stringify(parsed.data));
    const { rows } = await pool.query<{ outcome: Outcome }>({
      ...{ name: 'book', text: call.text, values },
    });
    const [{ outcome } = { outcome: undefined }] = rows;
    if (outcome?.outcome === 'booked') {
      response.status(201).json({ ...outcome.appointment, client: outcome.pii });
    } else response.status(409).json({ title: outcome?.outcome });
  });
  return app;
}

answerParent({
  async start({ coreUrl, call }: { readonly coreUrl: string; readonly call: OwnCall }) {
    const port = (await findFreePort(0, '127.0.0.1')) ?? 3998;
    const server = createServer(createApp(coreUrl, call)).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return { url: `http://127.0.0.1:${port}` };
  },
});

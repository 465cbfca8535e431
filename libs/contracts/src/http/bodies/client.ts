import { z } from 'zod';
import { emailAnswer } from '../../scalars/email.ts';
import { instant } from '../../scalars/instant.ts';
import { cursor, listOf, pageLimit } from '../../scalars/paging.ts';
import { e164 } from '../../scalars/phone.ts';
import { line } from '../../scalars/text.ts';
import { uuid } from '../../scalars/uuid.ts';

export const clientsQuery = z.object({
  contact: line(254).meta({ description: 'phone number or e-mail address' }),
  cursor: cursor.exactOptional(),
  limit: pageLimit,
});

export const client = z
  .strictObject({
    id: uuid,
    name: z.string(),
    phone: e164.nullable(),
    email: emailAnswer.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Client' });

export const clientList = listOf(client, 'ClientList');

export type Client = z.output<typeof client>;

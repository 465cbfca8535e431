import { z } from 'zod';
import { instant } from '../../scalars/instant.ts';
import { opaque } from '../../scalars/opaque.ts';
import { listOf } from '../../scalars/paging.ts';
import { slug } from '../../scalars/slug.ts';
import { line } from '../../scalars/text.ts';
import { uuid } from '../../scalars/uuid.ts';

export const keyInput = z.strictObject({ name: line(80) }).meta({ id: 'KeyInput' });

const keyFields = {
  id: uuid,
  name: z.string(),
  prefix: z.string().meta({ description: 'the first characters, to recognise a key by' }),
  createdAt: instant,
};

export const key = z.strictObject(keyFields).meta({ id: 'Key' });

export const createdKey = z
  .strictObject({ ...keyFields, key: z.string().meta({ description: 'shown this once' }) })
  .meta({ id: 'CreatedKey' });

export const keyList = listOf(key, 'KeyList');

export const verifyKeyInput = z.strictObject({ key: opaque }).meta({ id: 'VerifyKeyInput' });

export const verifiedKey = z
  .strictObject({
    tenantId: uuid.exactOptional().meta({ description: 'left out: the key of the operator' }),
    slug: slug.exactOptional(),
    scopes: z.array(z.string()).meta({ description: '`tenant` or `admin`' }),
  })
  .meta({ id: 'VerifiedKey' });

/** Whose phone number was called. */
export const phoneNumberOwner = z
  .strictObject({ tenantId: uuid, slug })
  .meta({ id: 'PhoneNumberOwner' });

export type Key = z.output<typeof key>;
export type CreatedKey = z.output<typeof createdKey>;
export type VerifiedKey = z.output<typeof verifiedKey>;
export type PhoneNumberOwner = z.output<typeof phoneNumberOwner>;

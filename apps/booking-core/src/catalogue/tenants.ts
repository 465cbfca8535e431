import {
  tenantInput,
  tenantPatch,
  toPolicy,
  toValidationFaults,
  type Tenant,
  type TenantInput,
  type TenantPatch,
} from '@gomomo/contracts';
import { AppError, notFound } from '@gomomo/kernel';
import { applyMergePatch } from '../domain/merge-patch.ts';
import { defaultLocale, toTenantFields, type TenantFields } from '../domain/tenant-fields.ts';
import { isUniqueViolation, lockTenant, type CatalogueTx } from './catalogue-db.ts';
import type { Prisma, Tenant as TenantRow } from './generated/client.ts';
import { toTenant } from './mapping.ts';
import { findServices } from './services.ts';

export type FormatInstant = (at: Date, timeZone: string) => string;

/**
 * The whole tenant as its own key sees it: archived services and resources are left out. One query
 * after the other: a connection runs one at a time, and what Prisma includes it asks for all at once.
 */
export async function getTenant(
  tx: CatalogueTx,
  tenantId: string,
  formatInstant: FormatInstant,
): Promise<Tenant> {
  const row = await tx.tenant.findUnique({ where: { id: tenantId } });
  if (row === null) throw notFound();
  const phoneNumbers = await tx.phoneNumber.findMany({ where: { tenantId } });
  const resources = await tx.resource.findMany({
    where: { tenantId, archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const services = await findServices(tx, {
    where: { tenantId, archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return toTenant({ ...row, phoneNumbers, resources, services }, formatInstant);
}

/** @throws AppError `slug-taken`, `phone-number-taken` */
export async function insertTenant(
  tx: CatalogueTx,
  tenantId: string,
  input: TenantInput,
): Promise<void> {
  const fields = toTenantFields(input);
  try {
    await tx.tenant.create({ data: { id: tenantId, ...toColumns(fields) } });
    await insertPhoneNumbers(tx, tenantId, fields.phoneNumbers);
  } catch (error) {
    throw toTakenRefusal(error);
  }
}

/**
 * Applies a merge patch to the document that the tenant is, and checks the whole again.
 *
 * @throws AppError `slug-taken`, `phone-number-taken`, `validation`
 */
export async function updateTenant(
  tx: CatalogueTx,
  tenantId: string,
  patch: TenantPatch,
): Promise<void> {
  await lockTenant(tx, tenantId);
  const row = await tx.tenant.findUnique({ where: { id: tenantId } });
  if (row === null) throw notFound();
  const known = await tx.phoneNumber.findMany({ where: { tenantId } });
  const numbers = known.map(({ number }) => number);
  const merged = applyMergePatch(toDocument(row, numbers), tenantPatch.parse(patch), ['hours']);
  const fields = toTenantFields(parseMerged(merged));
  try {
    await tx.tenant.update({ where: { id: tenantId }, data: toColumns(fields) });
    if (patch.phoneNumbers !== undefined) {
      await tx.phoneNumber.deleteMany({ where: { tenantId } });
      await insertPhoneNumbers(tx, tenantId, fields.phoneNumbers);
    }
  } catch (error) {
    throw toTakenRefusal(error);
  }
}

function parseMerged(merged: unknown): TenantInput {
  const result = tenantInput.safeParse(merged);
  if (result.success) return result.data;
  throw new AppError('validation', 'With this change the tenant would not be valid.', {
    details: { errors: toValidationFaults(result.error.issues) },
  });
}

/**
 * The tenant in the form in which it is written. The locale that nobody gave is left out: it says
 * nothing about the country.
 */
function toDocument(row: TenantRow, phoneNumbers: string[]): TenantInput {
  const { name, slug, timeZone, locale, country, currency } = row;
  return {
    ...{ name, slug, timeZone, country, currency, phoneNumbers },
    ...(locale === defaultLocale ? {} : { locale }),
    profile: row.profile as NonNullable<TenantInput['profile']>,
    policy: row.policy as NonNullable<TenantInput['policy']>,
    hours: row.hours as NonNullable<TenantInput['hours']>,
  };
}

function toColumns(fields: TenantFields) {
  const { phoneNumbers: _numbers, profile, policy, hours, ...columns } = fields;
  return {
    ...columns,
    profile: profile as Prisma.InputJsonObject,
    policy: toPolicy(policy) as unknown as Prisma.InputJsonObject,
    hours: hours as unknown as Prisma.InputJsonObject,
  };
}

async function insertPhoneNumbers(
  tx: CatalogueTx,
  tenantId: string,
  numbers: readonly string[],
): Promise<void> {
  if (numbers.length === 0) return;
  await tx.phoneNumber.createMany({ data: numbers.map((number) => ({ number, tenantId })) });
}

function toTakenRefusal(error: unknown): unknown {
  if (isUniqueViolation(error, 'slug')) {
    return new AppError('slug-taken', 'Another tenant has this slug. Choose another one.', {
      cause: error,
    });
  }
  if (isUniqueViolation(error, 'number')) {
    return new AppError('phone-number-taken', 'Another tenant has this phone number.', {
      cause: error,
    });
  }
  return error;
}

import type { SetCommand } from '../command.ts';
import type { Reading } from './reading.ts';

/** Everything a turn says of service, staff, client and reference, as values. */
export function details(reading: Reading): SetCommand[] {
  const { staff, name, phone, email, reference } = reading;
  const services = servicesOf(reading);
  const commands: SetCommand[] = [];
  // First: a number beside it is the proof of it.
  if (reference !== null) commands.push({ kind: 'set', slot: 'reference', value: reference });
  if (services) {
    const value = { ids: services.ids, text: services.said };
    commands.push({ kind: 'set', slot: 'service', value });
  }
  if (staff) {
    const value = { ids: staff.ids, negated: staff.negated, text: staff.said };
    commands.push({ kind: 'set', slot: 'resource', value });
  }
  if (name !== null) commands.push({ kind: 'set', slot: 'name', value: name });
  if (phone !== null) commands.push({ kind: 'set', slot: 'phone', value: phone });
  if (email !== null) commands.push({ kind: 'set', slot: 'email', value: email });
  return commands;
}

/** Words that answer or ask something else are no service that is not on offer. */
function servicesOf({ services, topics, acts }: Reading): Reading['services'] {
  const unknown = services !== null && services.ids.length === 0;
  return unknown && (topics.length > 0 || acts.length > 0) ? null : services;
}

const severalOf = ({ services, also }: Reading): readonly (readonly string[])[] =>
  also.length === 0 ? [] : [services?.ids ?? [], ...also];

/** What a question about the business is narrowed to. `extreme`: the cheapest or longest, asked for. */
export function aboutOf(reading: Reading, extreme: readonly string[] = []) {
  const named = reading.also.length === 0 ? (reading.services?.ids ?? []) : [];
  const [only, ...others] = extreme.length > 0 ? extreme : named;
  const serviceId = others.length > 0 ? undefined : only;
  const several = extreme.length > 1 ? [extreme] : severalOf(reading);
  const ids = reading.staff?.ids;
  const resourceId = ids !== undefined && ids !== 'any' && ids.length === 1 ? ids[0] : undefined;
  const date = reading.whens[0]?.dates[0]?.from;
  return {
    ...(serviceId === undefined ? {} : { serviceId }),
    ...(several.length === 0 ? {} : { serviceIds: several.flat() }),
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(date === undefined ? {} : { date }),
    ...(reading.faq.length === 0 ? {} : { faq: reading.faq }),
  };
}

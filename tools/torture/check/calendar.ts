import type { AppointmentRow, Data, ShownEvent } from '../look/data.ts';
import type { Shop } from '../world.ts';
import type { Invariant } from './verdict.ts';

const hyphened = (reference: string): string =>
  reference.includes('-') ? reference : `${reference.slice(0, 4)}-${reference.slice(4)}`;

const channels: Readonly<Record<string, string>> = {
  ...{ web: 'online', phone: 'by phone', sms: 'by text message', api: 'by another system' },
};

/** What stands in the title; the client does not, unless a business wants it, and none here does. */
function toSummary({ status, service }: AppointmentRow, { names }: Shop): string {
  const name = String(names[service]);
  if (status === 'completed') return `✓ ${name}`;
  return status === 'no_show' ? `No-show: ${name}` : name;
}

const toDescription = (row: AppointmentRow, { names }: Shop): string =>
  [
    ...(row.status === 'completed' ? ['The client came.'] : []),
    ...(row.status === 'no_show' ? ['The client did not come.'] : []),
    `With ${String(names[row.resource])}`,
    `Reference ${hyphened(row.reference)}`,
    `Booked ${String(channels[row.channel])}`,
  ].join('\n');

function findDifferences(row: AppointmentRow, event: ShownEvent, shop: Shop): string[] {
  return [
    ...(event.start === row.start ? [] : ['start']),
    ...(event.end === row.end ? [] : ['end']),
    ...(event.version === String(row.version) ? [] : ['version']),
    ...(event.tenant === row.tenant ? [] : ['tenant']),
    ...(event.calendar === shop.account ? [] : ['calendar']),
    ...(event.summary === toSummary(row, shop) ? [] : ['summary']),
    ...(event.description === toDescription(row, shop) ? [] : ['description']),
  ];
}

/** What was inserted twice and tidied up was inserted twice all the same. */
function checkIds({ eventIds }: Data): string[] {
  const ours = eventIds.filter(({ appointment }) => appointment !== '');
  return [...Map.groupBy(ours, ({ appointment }) => appointment)].flatMap(([id, own]) => {
    const { size } = new Set(own.map((event) => event.id));
    return size === 1 ? [] : [`appointment ${id} has had ${size} ids at Google`];
  });
}

export const calendarEqual: Invariant = {
  name: 'I5',
  says: 'Google has exactly one event for each appointment that stands, in its own business’s calendar and word for word, and no other; and never had two',
  find: (data: Data) => {
    const { appointments, events, shops } = data;
    const shown = Map.groupBy(events, ({ appointment }) => appointment);
    const shopOf = new Map(shops.map((shop) => [shop.id, shop]));
    const standing = new Map(
      appointments.filter(({ status }) => status !== 'cancelled').map((row) => [row.id, row]),
    );
    const extra = events.filter(({ appointment }) => !standing.has(appointment));
    return [
      ...checkIds(data),
      ...extra.map(
        ({ id, appointment }) => `event ${id} of ${appointment || 'nobody'} is too many`,
      ),
      ...[...standing].flatMap(([id, row]) => {
        const [event, ...others] = shown.get(id) ?? [];
        const shop = shopOf.get(row.tenant);
        if (event === undefined) return [`appointment ${id} (version ${row.version}) has no event`];
        if (others.length > 0) return [`appointment ${id} has ${others.length + 1} events`];
        if (shop === undefined) return [`appointment ${id} is of nobody`];
        const differ = findDifferences(row, event, shop);
        return differ.length === 0 ? [] : [`event of ${id} differs in ${differ.join(', ')}`];
      }),
    ];
  },
};

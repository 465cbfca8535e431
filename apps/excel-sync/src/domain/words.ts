import type { ChangeFacts } from './facts.ts';

const statuses: Readonly<Record<string, string>> = {
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
  completed: 'Completed',
  no_show: 'No-show',
};

const actions: Readonly<Record<ChangeFacts['action'], string>> = {
  confirmed: 'Booked',
  rescheduled: 'Moved',
  cancelled: 'Cancelled',
  completed: 'Completed',
  no_show: 'No-show',
  reopened: 'Reopened',
};

const channels: Readonly<Record<string, string>> = {
  web: 'Web',
  phone: 'Phone',
  sms: 'Text message',
  api: 'API',
};

const actors: Readonly<Record<string, string>> = {
  client: 'Client',
  staff: 'Staff',
  system: 'System',
};

const reasons: Readonly<Record<string, string>> = {
  client: 'The client’s wish',
  business: 'The business',
  no_contact: 'Client not reached',
  other: 'Other',
};

const wordIn =
  (words: Readonly<Record<string, string>>) =>
  (value: string): string =>
    words[value] ?? value;

export const statusWord = wordIn(statuses);
export const actionWord = wordIn(actions);
export const channelWord = wordIn(channels);
export const actorWord = wordIn(actors);
export const reasonWord = wordIn(reasons);

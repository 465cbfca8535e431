export type { Act } from './act.ts';
export { newCallSid } from './call-sid.ts';
export type { Heard, Said, Wants } from './heard.ts';
export type { PersonActs } from './person.ts';
export { openRelay, type RelayReply, type RelaySocket } from './relay-socket.ts';
export { createPhone, type Phone, type PhoneOptions } from './phone.ts';

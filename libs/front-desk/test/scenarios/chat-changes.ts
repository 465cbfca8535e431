import type { Row, Scenario } from './scenario.ts';

const dana = { name: 'Dana Reed', phone: '+12125550143' };
const yoga: Row = { service: 'Yoga, one to one', day: 3, time: '14:00', staff: 'Priya', ...dana };

/** Appointments on file, by chat. */
export const chatChanges: readonly Scenario[] = [
  {
    title: 'moves an appointment with reference and phone',
    channel: 'chat',
    given: [yoga],
    turns: [
      { says: 'i need to move my appointment', state: 'finding-appointment' },
      { says: '{ref}', state: 'identifying' },
      { says: '212 555 0143', state: 'rescheduling' },
      { says: '{+4} at 4pm', state: 'confirming', told: '4:00 PM' },
      { says: 'yes', state: 'booked', told: 'moved' },
    ],
    rows: [{ ...yoga, day: 4, time: '16:00' }],
  },
  {
    title: 'an hour later, overlapping nothing but itself',
    channel: 'chat',
    given: [yoga],
    turns: [
      { says: 'can i reschedule {ref}? my number is 212 555 0143', state: 'rescheduling' },
      { says: 'same day at 3', state: 'confirming', told: '3:00 PM' },
      { taps: 'Move it', state: 'booked' },
    ],
    rows: [{ ...yoga, time: '15:00' }],
  },
  {
    title: 'cancels after one wrong proof; the wrong one is told nothing',
    channel: 'chat',
    given: [yoga],
    turns: [
      { says: 'please cancel my booking', state: 'finding-appointment' },
      { says: '{ref}', state: 'identifying' },
      { says: 'someone@example.com', state: 'finding-appointment', told: 'could not find' },
      { says: '{ref}', state: 'identifying' },
      { says: '(212) 555-0143', state: 'confirming-cancel', told: 'Shall I cancel' },
      { says: 'yes', state: 'booked', told: 'cancelled' },
    ],
    rows: [{ ...yoga, status: 'cancelled' }],
  },
  {
    title: 'looks it up, thinks about cancelling, keeps it',
    channel: 'chat',
    given: [yoga],
    turns: [
      { says: 'when is my appointment? {ref}', state: 'identifying' },
      { says: '2125550143', state: 'booked', told: ['2:00 PM', 'Priya'] },
      { says: 'cancel it', state: 'confirming-cancel' },
      { says: 'no keep it', state: 'booked', told: 'stays as it is' },
      { says: 'thanks, bye', state: 'ended' },
    ],
    rows: [yoga],
  },
  {
    title: 'books, and cancels what was just booked',
    channel: 'chat',
    turns: [
      { says: 'facial tomorrow at 9:45', state: 'collecting-name' },
      { says: 'Dana Reed, 212 555 0143', state: 'confirming' },
      { says: 'yes', state: 'booked' },
      { says: 'actually cancel that', state: 'confirming-cancel' },
      { says: 'yes', state: 'booked', told: 'cancelled' },
    ],
    rows: [{ service: 'Facial', day: 1, time: '09:45', ...dana, status: 'cancelled' }],
  },
  {
    title: 'without a reference nothing is opened, and there is a number to call',
    channel: 'chat',
    given: [yoga],
    turns: [
      { says: 'cancel my appointment', state: 'finding-appointment' },
      { says: "i don't have it", state: 'finding-appointment', told: 'call us' },
      { says: 'ok, can i talk to a person', state: 'handing-off', told: '+1' },
    ],
    rows: [yoga],
  },
];

import type { Row, Scenario } from './scenario.ts';

const dana = { name: 'Dana Reed', phone: '+12125550143' };
const caller = { phone: '+12125550143' };
const yoga: Row = { service: 'Yoga, one to one', day: 3, time: '14:00', staff: 'Priya', ...dana };

/** Appointments on file, by phone. */
export const voiceChanges: readonly Scenario[] = [
  {
    title: 'moves by number and name',
    channel: 'voice',
    caller,
    given: [yoga],
    turns: [
      { says: 'i need to reschedule my appointment', state: 'identifying', told: 'name' },
      { says: 'dana reed', state: 'rescheduling', told: '2 PM' },
      { says: '{+4} at eleven', state: 'confirming', told: '11 AM' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ ...yoga, day: 4, time: '11:00' }],
  },
  {
    title: 'cancels by number and name',
    channel: 'voice',
    caller,
    given: [yoga],
    turns: [
      { says: 'hello i have to cancel my appointment', state: 'identifying' },
      { says: 'reed', state: 'confirming-cancel', told: 'Shall I cancel' },
      { says: 'yes', state: 'booked', told: 'cancelled' },
    ],
    rows: [{ ...yoga, status: 'cancelled' }],
  },
  {
    title: 'a wrong name opens nothing',
    channel: 'voice',
    caller,
    given: [yoga],
    turns: [
      { says: 'cancel my appointment', state: 'identifying' },
      { says: 'john smith', state: 'finding-appointment', told: 'could not find' },
      { says: 'no', state: 'finding-appointment' },
    ],
    rows: [yoga],
  },
  {
    title: 'another number: reference spelled out, with the number on file',
    channel: 'voice',
    given: [yoga],
    turns: [
      { says: 'i want to cancel my booking', state: 'finding-appointment' },
      { says: '{ref spelled}', state: 'identifying' },
      { says: 'two one two five five five zero one four three', state: 'confirming-cancel' },
      { says: 'no', state: 'booked', told: 'stays as it is' },
    ],
    rows: [yoga],
  },
  {
    title: 'changes their mind about cancelling and moves it instead',
    channel: 'voice',
    caller,
    given: [yoga],
    turns: [
      { says: 'cancel my appointment please', state: 'identifying' },
      { says: 'dana', state: 'confirming-cancel' },
      { says: 'actually can i move it to {+2} at three', state: 'confirming', told: '3 PM' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ ...yoga, day: 2, time: '15:00' }],
  },
];

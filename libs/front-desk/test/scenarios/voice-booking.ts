import type { Scenario } from './scenario.ts';

const caller = { phone: '+12125550143' };
const dana = { name: 'Dana Reed', phone: '+12125550143' };
const known = { ...caller, name: 'Dana Reed' };

/** Booking by phone, the way people speak and a recogniser writes it down. */
export const voiceBooking: readonly Scenario[] = [
  {
    title: 'a known caller, one thing at a time: within nine turns',
    channel: 'voice',
    caller: known,
    turns: [
      { opens: true, state: 'greeting', told: 'automated' },
      { says: "hi i'd like to book a facial", state: 'choosing-date' },
      { says: 'tomorrow', state: 'choosing-time', told: 'tomorrow' },
      { says: 'nine forty five', state: 'confirming', told: 'Dana Reed' },
      { says: 'yes please', state: 'booked', told: 'reference' },
    ],
    rows: [{ service: 'Facial', day: 1, time: '09:45', ...dana }],
    turnLimit: 9,
  },
  {
    title: 'a new caller without a number: within twelve turns',
    channel: 'voice',
    turns: [
      { opens: true, state: 'greeting' },
      { says: 'i need an appointment', state: 'choosing-service' },
      { says: 'yoga please', state: 'choosing-date' },
      { says: 'um {+2} in the afternoon', state: 'offering-slots' },
      { says: 'two pm', state: 'collecting-name' },
      { says: "it's maria lopez", state: 'collecting-contact' },
      { says: 'two one two five five five oh one eight eight', state: 'confirming', told: '2 1 2' },
      { says: "yes that's right", state: 'booked' },
    ],
    rows: [
      {
        service: 'Yoga, one to one',
        day: 2,
        time: '14:00',
        staff: 'Priya',
        name: 'Maria Lopez',
        phone: '+12125550188',
      },
    ],
    turnLimit: 12,
  },
  {
    title: 'all at once',
    channel: 'voice',
    caller: known,
    turns: [
      {
        says: 'hi can i get a deep tissue massage with marcus tomorrow at three pm',
        state: 'confirming',
        told: ['Marcus', '3 PM'],
      },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ service: 'Deep tissue massage', day: 1, time: '15:00', staff: 'Marcus', ...dana }],
    turnLimit: 9,
  },
  {
    title: 'by keypad',
    channel: 'voice',
    caller: known,
    turns: [
      { opens: true, state: 'greeting' },
      { keys: '1', state: 'choosing-date' },
      { says: '{+2}', state: 'choosing-time' },
      { keys: '2', state: 'confirming' },
      { keys: '1', state: 'booked' },
    ],
    rows: [{ service: 'Deep tissue massage', day: 2, time: '13:00', ...dana }],
  },
  {
    title: 'none of these, then one of the next',
    channel: 'voice',
    caller: known,
    turns: [
      { says: 'yoga tomorrow', state: 'choosing-time', told: ['9 AM', '5 PM'] },
      { says: 'none of those', state: 'offering-slots', told: ['10 AM', '11 AM'] },
      { says: 'the second one', state: 'confirming', told: '11 AM' },
      { says: 'yeah', state: 'booked' },
    ],
    rows: [{ service: 'Yoga, one to one', day: 1, time: '11:00', staff: 'Priya', ...dana }],
  },
  {
    title: 'a change of mind at the read-back',
    channel: 'voice',
    caller: known,
    turns: [
      { says: 'facial tomorrow at nine', state: 'confirming', told: '9 AM' },
      { says: 'no make it {+2}', state: 'confirming', told: '9 AM' },
      { says: 'actually can we do ten thirty', state: 'confirming', told: '10:30 AM' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ service: 'Facial', day: 2, time: '10:30', ...dana }],
  },
  {
    title: 'silence twice, then an answer',
    channel: 'voice',
    caller: known,
    turns: [
      { opens: true, state: 'greeting' },
      { silence: true, state: 'greeting', told: 'still there' },
      { silence: true, state: 'greeting', told: 'keypad' },
      { says: 'sorry yes a facial tomorrow at nine', state: 'confirming' },
      { says: 'correct', state: 'booked' },
    ],
    rows: [{ service: 'Facial', day: 1, time: '09:00', ...dana }],
  },
  {
    title: 'three times not understood: a link is offered and taken',
    channel: 'voice',
    caller,
    turns: [
      { opens: true, state: 'greeting' },
      { says: 'mumble mumble', state: 'greeting' },
      { says: 'mumble', state: 'greeting', told: 'keypad' },
      { says: 'mumble', state: 'handing-off', told: 'link' },
      { says: 'yes', state: 'handing-off', told: 'sent a link' },
    ],
    rows: [],
  },
  {
    title: 'asks for a person',
    channel: 'voice',
    caller,
    turns: [
      { opens: true, state: 'greeting' },
      {
        says: 'can i speak to a real person please',
        state: 'handing-off',
        told: 'putting you through',
      },
    ],
    rows: [],
  },
  {
    title: 'say that again',
    channel: 'voice',
    caller: known,
    turns: [
      { says: 'yoga tomorrow', state: 'choosing-time', told: '9 AM' },
      { says: 'sorry can you repeat that', state: 'choosing-time', told: '9 AM' },
      { keys: '*', state: 'choosing-time', told: '9 AM' },
      { keys: '1', state: 'confirming' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ service: 'Yoga, one to one', day: 1, time: '09:00', staff: 'Priya', ...dana }],
  },
  {
    title: 'questions in between, and back',
    channel: 'voice',
    caller: known,
    turns: [
      { says: 'how much is a deep tissue massage', state: 'greeting', told: '$95' },
      { says: 'okay book me one tomorrow at four', state: 'confirming', told: '4 PM' },
      {
        says: 'where are you located',
        state: 'confirming',
        told: ['214 Court Street', 'Shall I book it'],
      },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ service: 'Deep tissue massage', day: 1, time: '16:00', ...dana }],
  },
  {
    title: 'never mind, goodbye',
    channel: 'voice',
    caller: known,
    turns: [
      { says: 'relaxation massage tomorrow at nine', state: 'confirming' },
      { says: 'never mind', state: 'greeting', told: 'Nothing has been booked' },
      { says: 'no thanks goodbye', state: 'ended' },
    ],
    rows: [],
  },
  {
    title: 'hangs up in words with a hold open: told first, then let go',
    channel: 'voice',
    caller: known,
    turns: [
      { says: 'facial tomorrow at nine', state: 'confirming' },
      { says: 'bye', state: 'confirming', told: 'nothing has been booked' },
      { says: 'goodbye', state: 'ended' },
    ],
    rows: [],
  },
  {
    title: 'taken meanwhile',
    channel: 'voice',
    caller: known,
    turns: [
      { says: 'yoga tomorrow afternoon', state: 'offering-slots' },
      {
        meanwhile: { kind: 'taken', day: 1, time: '12:00', staff: 'Priya' },
        keys: '1',
        state: 'offering-slots',
        told: ['taken', 'Nothing has been booked'],
      },
      { says: 'one pm', state: 'confirming' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ service: 'Yoga, one to one', day: 1, time: '13:00', staff: 'Priya', ...dana }],
  },
  {
    title: 'the earliest with anyone',
    channel: 'voice',
    caller: known,
    turns: [
      {
        says: "what's the earliest you have for a facial tomorrow with anyone",
        state: 'offering-slots',
        told: '9 AM',
      },
      { says: 'the first one', state: 'confirming' },
      { says: 'yes book it', state: 'booked' },
    ],
    rows: [{ service: 'Facial', day: 1, time: '09:00', ...dana }],
  },
];

import type { Scenario } from './scenario.ts';

const dana = { name: 'Dana Reed', phone: '+12125550143' };

/** Booking by chat, typed the way people type. */
export const chatBooking: readonly Scenario[] = [
  {
    title: 'details volunteered: four turns',
    channel: 'chat',
    turns: [
      { says: "I'd like a massage tomorrow afternoon", state: 'offering-slots' },
      { says: '2 pm with Ana', state: 'collecting-name', told: 'holding' },
      { says: 'Dana Reed, 212 555 0143', state: 'confirming', told: ['2:00 PM', 'Ana'] },
      { says: 'yes', state: 'booked', told: 'reference' },
    ],
    rows: [{ service: 'Deep tissue massage', day: 1, time: '14:00', staff: 'Ana', ...dana }],
    turnLimit: 4,
  },
  {
    title: 'everything in one breath',
    channel: 'chat',
    turns: [
      {
        says: 'hi can i get a facial with ana tomorrow at 9:45? my name is Tom Becker, 212-555-0177',
        state: 'confirming',
      },
      { says: 'yes pls', state: 'booked' },
    ],
    rows: [
      {
        service: 'Facial',
        day: 1,
        time: '09:45',
        staff: 'Ana',
        name: 'Tom Becker',
        phone: '+12125550177',
      },
    ],
    turnLimit: 4,
  },
  {
    title: 'one thing at a time: seven turns',
    channel: 'chat',
    turns: [
      { says: 'book an appointment', state: 'choosing-service' },
      { says: 'facial', state: 'choosing-date' },
      { says: '{+2}', state: 'offering-slots' },
      { says: '10:30', state: 'collecting-name' },
      { says: 'maria lopez', state: 'collecting-contact' },
      { says: '2125550188', state: 'confirming', told: 'Maria Lopez' },
      { says: 'yep', state: 'booked' },
    ],
    rows: [
      { service: 'Facial', day: 2, time: '10:30', name: 'Maria Lopez', phone: '+12125550188' },
    ],
    turnLimit: 7,
  },
  {
    title: 'by tapping alone, but for the name',
    channel: 'chat',
    turns: [
      { opens: true, state: 'greeting' },
      { taps: 'Yoga, one to one', state: 'choosing-date' },
      { taps: '11:00 AM', state: 'collecting-name' },
      { says: 'Lee Wong lee@example.com', state: 'confirming' },
      { taps: 'Book it', state: 'booked' },
    ],
    rows: [
      {
        service: 'Yoga, one to one',
        day: 0,
        time: '11:00',
        staff: 'Priya',
        name: 'Lee Wong',
        email: 'lee@example.com',
      },
    ],
  },
  {
    title: 'a change of mind about the day, then about the time',
    channel: 'chat',
    turns: [
      { says: 'deep tissue tomorrow at 3', state: 'collecting-name', told: '3:00 PM' },
      { says: 'no, {+3}', state: 'collecting-name', told: '3:00 PM' },
      { says: 'make it an hour later', state: 'collecting-name', told: '4:00 PM' },
      { says: 'Dana Reed 212 555 0143', state: 'confirming', told: '4:00 PM' },
      { says: 'perfect, book it', state: 'booked' },
    ],
    rows: [{ service: 'Deep tissue massage', day: 3, time: '16:00', ...dana }],
  },
  {
    title: 'another person at the last moment, same time',
    channel: 'chat',
    turns: [
      { says: 'facial tomorrow at 9 with ana', state: 'collecting-name' },
      { says: 'Dana Reed, 2125550143', state: 'confirming', told: 'Ana' },
      { says: 'oh wait, with Priya please', state: 'confirming', told: ['Priya', '9:00 AM'] },
      { says: 'ok', state: 'booked', told: 'Priya' },
    ],
    rows: [{ service: 'Facial', day: 1, time: '09:00', staff: 'Priya', ...dana }],
  },
  {
    title: 'questions in between, and back to where it was',
    channel: 'chat',
    turns: [
      { says: 'how much is a facial?', state: 'greeting', told: '$80' },
      { says: 'ok, facial tomorrow morning', state: 'offering-slots' },
      { says: 'where are you?', state: 'offering-slots', told: '214 Court Street' },
      { says: 'the second one', state: 'collecting-name', told: '9:45 AM' },
      { says: 'is there parking?', state: 'collecting-name', told: 'do not have that' },
      { says: 'Sam Ito, sam.ito@example.com', state: 'confirming' },
      { says: 'how long does it take?', state: 'confirming', told: '45 minutes' },
      { says: 'great, yes', state: 'booked' },
    ],
    rows: [
      { service: 'Facial', day: 1, time: '09:45', name: 'Sam Ito', email: 'sam.ito@example.com' },
    ],
  },
  {
    title: 'forget it: nothing is booked and the hold is let go',
    channel: 'chat',
    turns: [
      { says: 'relaxation massage tomorrow at 10:30', state: 'collecting-name' },
      { says: 'hmm actually forget it', state: 'greeting', told: 'Nothing has been booked' },
      { says: 'thanks bye', state: 'ended' },
    ],
    rows: [],
  },
  {
    title: 'which massage: asked once, said in passing',
    channel: 'chat',
    turns: [
      { says: 'can i come in for a massage at 12 tomorrow', state: 'choosing-service' },
      { says: 'the relaxation one', state: 'collecting-name', told: '12:00 PM' },
      { says: "it's for Dana Reed, my number is 212 555 0143", state: 'confirming' },
      { says: 'yes that works', state: 'booked' },
    ],
    rows: [{ service: 'Relaxation massage', day: 1, time: '12:00', ...dana }],
    turnLimit: 4,
  },
  {
    title: 'a closed day: the nearest open one is offered',
    channel: 'chat',
    turns: [
      { says: 'anything on {+6} for yoga?', state: 'offering-slots', told: 'closed' },
      { says: 'the first one', state: 'collecting-name' },
      { says: 'no wait. is there anything {+2} in the afternoon?', state: 'offering-slots' },
      { says: '3pm', state: 'collecting-name' },
      { says: 'Jo Park 212 555 0166', state: 'confirming' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [
      {
        service: 'Yoga, one to one',
        day: 2,
        time: '15:00',
        staff: 'Priya',
        name: 'Jo Park',
        phone: '+12125550166',
      },
    ],
  },
  {
    title: 'a time that is not on the grid: the nearest are offered',
    channel: 'chat',
    turns: [
      { says: 'facial tomorrow at 8pm', state: 'offering-slots', told: 'closed' },
      { says: 'ok then the last one', state: 'collecting-name' },
      { says: 'Dana Reed +1 212 555 0143', state: 'confirming' },
      { says: 'no', state: 'confirming', told: 'change' },
      { taps: 'Leave it', state: 'greeting', told: 'Nothing has been booked' },
    ],
    rows: [],
  },
  {
    title: 'taken before it could be held: nothing booked, the nearest offered',
    channel: 'chat',
    turns: [
      { says: 'yoga tomorrow afternoon', state: 'offering-slots' },
      {
        meanwhile: { kind: 'taken', day: 1, time: '14:00', staff: 'Priya' },
        taps: '2:00 PM',
        state: 'offering-slots',
        told: ['taken', 'Nothing has been booked'],
      },
      { taps: '3:00 PM', state: 'collecting-name' },
      { says: 'Dana Reed, 212 555 0143', state: 'confirming' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ service: 'Yoga, one to one', day: 1, time: '15:00', staff: 'Priya', ...dana }],
  },
  {
    title: 'a hold that is lost: nothing booked, the same time offered again',
    channel: 'chat',
    turns: [
      { says: 'yoga tomorrow at 2pm', state: 'collecting-name' },
      { says: 'Dana Reed, 212 555 0143', state: 'confirming' },
      {
        meanwhile: { kind: 'hold-lost' },
        says: 'yes',
        state: 'offering-slots',
        told: ['run out', 'Nothing has been booked'],
      },
      { taps: '2:00 PM', state: 'confirming' },
      { taps: 'Book it', state: 'booked' },
    ],
    rows: [{ service: 'Yoga, one to one', day: 1, time: '14:00', staff: 'Priya', ...dana }],
  },
  {
    title: 'leaving in the middle: told that nothing is booked, and stays',
    channel: 'chat',
    turns: [
      { says: 'facial {+2} at 11:15 for Ann Lee', state: 'collecting-contact' },
      { says: 'bye', state: 'collecting-contact', told: 'nothing has been booked' },
      { says: 'oh right, 212 555 0122', state: 'confirming' },
      { says: 'yes', state: 'booked' },
      { says: 'thank you, bye', state: 'ended', told: 'See you' },
    ],
    rows: [{ service: 'Facial', day: 2, time: '11:15', name: 'Ann Lee', phone: '+12125550122' }],
  },
  {
    title: 'two bookings, one after the other',
    channel: 'chat',
    turns: [
      { says: 'yoga tomorrow at 10', state: 'collecting-name' },
      { says: 'Dana Reed, 212 555 0143', state: 'confirming' },
      { says: 'yes', state: 'booked' },
      { says: 'can i also book a facial {+2} at 9', state: 'confirming' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [
      { service: 'Yoga, one to one', day: 1, time: '10:00', staff: 'Priya', ...dana },
      { service: 'Facial', day: 2, time: '09:00', ...dana },
    ],
  },
  {
    title: 'not understood three times, then it goes on',
    channel: 'chat',
    turns: [
      { says: 'asdf', state: 'greeting', told: 'did not get that' },
      { says: 'qwerty qwerty', state: 'greeting' },
      { says: 'zzz', state: 'greeting', told: '+1' },
      { says: 'facial tomorrow 9am', state: 'collecting-name' },
      { says: 'my name is Kim Vu and my phone is 2125550155', state: 'confirming' },
      { says: 'yes', state: 'booked' },
    ],
    rows: [{ service: 'Facial', day: 1, time: '09:00', name: 'Kim Vu', phone: '+12125550155' }],
  },
];

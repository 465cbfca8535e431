import { englishAgain } from './messages-en-again.ts';

/**
 * English. `{x}` is a parameter, `[… {x} …]` is left out when a parameter in it is empty. A second
 * language is another table with the same ids. Sentence case, no exclamation marks, no emoji;
 * times and dates arrive formatted. `.voice` variants are what is spoken.
 */
export const english = {
  ...englishAgain,
  greeting:
    'Hi, this is the front desk of {business}. I can book, move or cancel an appointment for you.',
  'greeting.voice':
    'Hello, this is the automated front desk of {business}. I can book, move or cancel an appointment.',
  'carried-on': 'Here we go on from your call with {business}.',
  noted: 'Thank you, I have noted that.',
  'noted.name': 'Thank you, {name}.',
  'ask-what': 'What would you like?',
  'ask-what.voice': 'What can I do for you?',
  'ask-which-change': 'Would you like to move it, cancel it or look it up?',
  'ask-question': 'What would you like to know?',
  'nothing-to-book': 'Nothing can be booked here at the moment.[ Please call us on {phone}.]',
  'ask-service': 'Which service would you like?',
  'ask-service.voice': 'Which service would you like? There is {services}.',
  'ask-service.narrowed': 'Which one would you like: {services}?',
  'service-unknown': 'I could not find {said} among our services.',
  'service-unknown.plain': 'I could not find that among our services.',
  'staff-unknown': 'I do not know {said} here.',
  'staff-not-for-service': '{staff} does not do {service}. I am looking with everyone else.',
  'ask-staff': 'Who would you like to come to?',
  'ask-staff.voice': 'Who would you like to come to? There is {staff}, or anyone.',
  'ask-date': 'Which day suits you?',
  'ask-date.voice': 'Which day and time would you like for {service}?',
  'which-day': 'Do you mean {days}?',
  'which-day.impossible': 'There is no such day as {said}. Do you mean {days}?',
  'which-day.conflict': 'In “{said}” weekday and date do not go together. Do you mean {days}?',
  'offer.zoned': 'Times are {zone} time. {lead}',
  'time.zoned': '{time} {zone} time',
  'which-day.unknown': 'I do not know the date of {said} here. Which date is it?',
  'date-unknown': 'I do not know the date of {said} here, so please say which day to leave out.',
  'date-past': '{day} has passed already.',
  'date-too-far': 'The calendar is open until {day}.',
  'offer.echo': '{echo}. {lead}',
  'echo.what': '{service}[ with {staff}]',
  'echo.on': 'on {days}',
  'echo.at': 'at {times}',
  'echo.around': 'around {times}',
  'echo.from': 'from {from} on',
  'echo.after': 'after {from}',
  'echo.to': 'no later than {to}',
  'echo.before': 'before {to}',
  'echo.between': 'between {from} and {to}',
  'echo.by-day': '{day}[ {time}]',
  'echo.not': 'not {what}',
  'echo.not-with': 'not with {staff}',
  'echo.first': 'the first time there is',
  'echo.last': 'the last time of the day',
  'offer.as-asked': 'On {day} these times are free:',
  'offer.as-asked.today': 'Today, {day}, these times are free:',
  'offer.as-asked.tomorrow': 'Tomorrow is {day}. These times are free:',
  'offer.several': 'These times are free:',
  'offer.one': 'On {day}, {time} is free. Does that suit you?',
  'offer.first-free': 'When would you like to come? The next free day is {day}.',
  'offer.first-free.window': 'The first free times are on {day}:',
  'offer.moving': 'Your {service} is on {was}. When would you like to come instead?',
  'offer.no-match': 'I have nothing then on {day}, but these times are free that day:',
  'offer.no-match.part': 'On {day} the {part} has nothing free. These times are:',
  'offer.day-full': '{wanted} is fully booked. The nearest free times are on {day}:',
  'offer.day-closed': 'We are closed on {wanted}. The nearest free times are on {day}:',
  'offer.day-over': 'Nothing can begin today any more. The nearest free times are on {day}:',
  'offer.staff-not':
    '{staff} has nothing free on {wanted}. The nearest free times with {staff} are on {day}:',
  'offer.range-full': 'Nothing is free then. The nearest free times are on {day}:',
  'offer.month-full': 'Nothing is free in that month.',
  'offer.more': 'There is also:',
  'offer.assumed':
    'For {service}[ with {staff}] these times are free on {day}. {others} would be possible too.',
  'offer.voice': 'For {day} I have {times}. Which one would you like?',
  'offer.voice.several': 'I have {times}. Which one would you like?',
  'offer.voice.lead': '{lead} {times}. Which one would you like?',
  'offer.voice.one': 'For {day} I have {times}. Does that suit you?',
  'ask-time': 'For {day} there is {times}, among others. What time would you like?',
  'time-not-free': '{time} on {day} is not free.',
  'time-not-free.past': '{time} on {day} has passed already.',
  'time-not-free.notice': '{time} on {day} is too soon to book.',
  'time-not-free.horizon': '{day} is further ahead than the calendar is open.',
  'time-not-free.closed': 'We are closed at {time} on {day}.',
  'time-not-free.staff-off': '{staff} is not there at {time} on {day}.',
  'time-not-free.ends-late': '{service} at {time} would end after we close on {day}.',
  'time-not-free.off-grid': '{time} on {day} is not a starting time.',
  nearest: '{lead} The nearest free times[ with {staff}]:',
  'nearest.on': '{lead} The nearest free times[ with {staff}] are on {day}:',
  'time-not-free.alone': '{time} on {day} is not free.',
  'slot-lost.expired': 'Your hold on {day}, {time} has run out. {nothing}',
  'slot-lost.expired.still':
    'Your hold on {day}, {time} has run out. {nothing} That time is still free:',
  'slot-lost.taken': '{day}, {time} has just been taken by somebody else. {nothing}',
  'slot-lost.gone': '{day}, {time} is not free any more. {nothing}',
  'slot-lost.none': '{day}, {time} is not free any more. {nothing} Which other day suits you?',
  'nothing.booked': 'Nothing has been booked.',
  'nothing.changed': 'Your appointment has not been changed.',
  'nothing-free': 'I could not find a free time there. Would another day or another service do?',
  'nothing-free.moving': 'I could not find another free time. Your appointment stays as it is.',
  'choice-gone': 'That is not on offer any more.',
  'ask-name-and-contact':
    'Good, I am holding {time} on {day} for you[ with {staff}]: {service}. Who is it for, and which phone number can we reach you on?',
  'ask-name-and-contact.unheld':
    '{time} on {day} is free[ with {staff}]: {service}. I cannot hold it, so it is yours once it is booked. Who is it for, and which phone number can we reach you on?',
  'holding.unheld':
    '{time} on {day} is free[ with {staff}]: {service}. I cannot hold it, so it is yours once it is booked.',
  holding: 'Good, I am holding {time} on {day} for you[ with {staff}]: {service}.',
  'ask-name': 'What name should I put it under?',
  'ask-contact': 'Which phone number or email can we reach you on?',
  'ask-contact.voice': 'Which phone number can we reach you on? You can say it or key it in.',
  'service-needed': 'I cannot choose that for you.',
  'name-needed': 'I need a name to book it under.',
  'contact-needed': 'I need a phone number or an email to book it, so that we can reach you.',
  'contact-needed.voice': 'I need a phone number to book it, so that we can reach you.',
  'confirm-booking':
    'Is this right? {service} on {day} at {time}[ with {staff}], for {name}[, {contact}][, {price}].',
  'confirm-booking.voice':
    '{service}[ with {staff}] on {day} at {time}, for {name}, phone {phone}[, {price}]. Shall I book it?',
  'confirm-move': 'Shall I move your {service} from {was} to {day} at {time}[ with {staff}]?',
  'confirm-cancel': 'Shall I cancel your {service} on {day} at {time}[ with {staff}]?',
  'ask-change': 'What should I change?',
  booked:
    'You’re booked: {service}[ with {staff}] on {day} at {time}. Your reference is {reference}.',
  'booked.next': 'Booked: {service}[ with {staff}] on {day} at {time}, reference {reference}.',
  'booked.voice':
    'You are booked: {service}[ with {staff}] on {day} at {time}. Your reference is {reference}. Is there anything else?',
  moved:
    'It is moved: {service}[ with {staff}] on {day} at {time}. Your reference stays {reference}.',
  'moved.voice':
    'It is moved: {service}[ with {staff}] on {day} at {time}. Your reference stays {reference}. Is there anything else?',
  cancelled: 'Your {service} on {day} at {time} is cancelled.',
  'cancelled.voice': 'Your {service} on {day} at {time} is cancelled. Is there anything else?',
  kept: 'Your appointment stays as it is.',
  'kept.voice': 'Your appointment stays as it is. Is there anything else?',
  'already-cancelled': 'Appointment {reference} is cancelled already.',
  'already-cancelled.voice':
    'Appointment {reference} is cancelled already. Is there anything else?',
  'too-late-to-change':
    'It is too late to change appointment {reference} here; it stays as it is.[ Please call us on {phone}.]',
  'not-changeable': 'Appointment {reference} cannot be changed any more.',
  'not-changeable.voice':
    'Appointment {reference} cannot be changed any more. Is there anything else?',
  'limit-reached':
    'That is more than can be booked here. Nothing has been booked.[ Please call us on {phone}.]',
  'slow-down.calls':
    'That was too much at once, so I could not do it.[ You can try again in {wait}.][ Or call us on {phone}.]',
  'slow-down.proofs':
    'There were too many attempts with details that do not match.[ You can try again in {wait}, or use the link in your confirmation.][ You can also call {phone}.]',
  'wait.seconds': '{count} seconds',
  'wait.minute': 'a minute',
  'details-refused': 'That phone number or email cannot be right. Nothing has been booked yet.',
  'changed-meanwhile': 'This appointment has been changed meanwhile. It is now on {day} at {time}.',
  'ask-reference': 'What is your reference? It looks like 7QK4-MD2X and is in your confirmation.',
  'ask-reference.voice': 'What is your reference? It has eight letters and digits.',
  'ask-reference.besides':
    'Thank you. I need the reference as well, such as 7QK4-MD2X; it is in your confirmation.[ If you do not have it, please call us on {phone}.]',
  'ask-reference.besides.voice':
    'Thank you. I need the reference as well; it has eight letters and digits. If you do not have it, say so.',
  'ask-proof': 'And which phone number or email is it booked under?',
  'ask-proof-name': 'Which name is it booked under?',
  'not-found': 'I could not find an appointment with those details.',
  'not-found-enough':
    'I could not find an appointment with those details.[ Please call us on {phone}; somebody will look it up.]',
  'no-reference':
    'Without the reference I cannot open an appointment.[ Please call us on {phone}; somebody will look it up.]',
  'no-reference.known': 'Without that I cannot open it.[ Please call us on {phone}.]',
  found: 'Here is your appointment: {service}[ with {staff}] on {day} at {time}.',
  'found.cancelled': 'Your {service} on {day} at {time} was cancelled.',
  'ask-new-time': 'Your {service} is on {was}. When would you like to come instead?',
  'changed-elsewhere':
    'Your appointment has been changed: {service}[ with {staff}], now on {day} at {time}.',
  'changed-elsewhere.cancelled': 'Your {service} on {day} at {time} has been cancelled.',
  'hold-expired': 'Your hold on {day}, {time} has run out. Nothing has been booked.',
  'weather.nothing':
    'I cannot reach the appointment book right now. Nothing has been booked.[ You can also call us on {phone}.]',
  'weather.nothing.voice':
    'I cannot reach the appointment book right now. Nothing has been booked. Say yes and I will try again, or say: call me back.[ You can also call us on {phone}.]',
  'weather.unchanged':
    'I cannot reach the appointment book right now. Nothing has been changed.[ You can also call us on {phone}.]',
  'weather.unchanged.voice':
    'I cannot reach the appointment book right now. Nothing has been changed. Say yes and I will try again, or say: call me back.[ You can also call us on {phone}.]',
  'weather.unknown':
    'I have no answer from the appointment book yet, so I do not know whether it went through. Say yes and I will try again; it cannot happen twice.[ You can also call us on {phone}.]',
  'weather.unknown.voice':
    'I have no answer from the appointment book yet, so I do not know whether it went through. Say yes and I will try again; it cannot happen twice. Or say: call me back.[ You can also call us on {phone}.]',
  'weather.unknown.sms':
    'I have no answer from the appointment book yet, so I do not know whether it went through. I can try again; it cannot happen twice.[ You can also call us on {phone}.]',
  'weather-left':
    'I do not know whether it went through.[ Please call us on {phone} to be sure.] Goodbye.',
  dropped: 'All right. Nothing has been booked.',
  'dropped.voice': 'All right. Nothing has been booked. Is there anything else?',
  'dropped.moving': 'All right. Your appointments stay as they are.',
  'dropped.moving.voice': 'All right. Your appointments stay as they are. Is there anything else?',
  'nothing-to-drop': 'There is nothing to stop here; nothing is being booked.',
  'other-language':
    'I only understand English here. You can also pick with the buttons.[ Or call {phone}.]',
  'take-time': 'Take your time.',
  'take-time.held': 'Take your time, I am holding it until {until}.',
  'also-booked':
    'You already have {service}[ with {staff}] on {day} at {time}; this would be a second one at the same time.',
  'not-got': 'I did not get “{words}”.',
  'not-got.long': 'I did not get all of that.',
  'ask-errand': 'Would you like to cancel an appointment, move it, or book a new one?',
  'clarify.first': 'Sorry, I did not get that.',
  'clarify.more': 'I still did not get that. You can say it in other words or pick one of these.',
  'clarify.service': 'You can name what you would like done, or pick a service here.',
  'clarify.resource': 'You can name the person, or say anyone.',
  'clarify.date': 'You can say a day, such as Friday or December 3, or pick one.',
  'clarify.date.voice': 'You can say a day, such as Friday or December 3, or press a key.',
  'clarify.time': 'You can say a time, such as 3 PM, or another day, or pick one here.',
  'clarify.name-and-contact':
    'You can write both in one line: first and last name, then a phone number.',
  'clarify.name': 'First and last name, please, just as it is written.',
  'clarify.contact': 'A phone number with its area code, or an email address, please.',
  'clarify.contact.voice': 'A phone number with its area code, please, or key it in.',
  'clarify.confirm': 'Say yes and it is done, or no to change something.',
  'clarify.confirm.sms': 'I need to know whether that is right.',
  'clarify.change':
    'You can say what should be different, such as another time or another service, or leave it as it is.',
  'clarify.reference':
    'It is eight letters and digits with a hyphen in the middle. You can also say that you do not have it.',
  'one-at-a-time':
    'I book for one person at a time. This is the first; I will offer the next one afterwards.',
  'one-at-a-time.services':
    'I book one appointment at a time. I am starting with {service}; after that I will offer {others}.',
  'one-at-a-time.recurring':
    'I book one appointment at a time, so this is the first one; others can follow.',
  'offer-next.before': 'Shall I look for the next one, {service}, before it?',
  'offer-next.on': 'Shall I look for the next one, {service}, on {day}[ at {time}]?',
  'offer-next': 'Shall I look for the next one, {service}, right after it?',
  introduction: 'This is the automated front desk of {business}.',
  'clarify.more.voice': 'I still did not get that. You can also use the keypad.',
  'silence.first': 'Are you still there?',
  'silence.more': 'I cannot hear anything. You can also use the keypad, or press 0 for a person.',
  'way-out':
    'I am not getting this right.[ A person is on {phone}.] You can also pick one of these.',
  'way-out.voice': 'I am not getting this right. Press 0 for a person, or say what you would like.',
  'way-out.link':
    'I am not getting this right. Shall I send a link to your phone, so that you can go on there? Or press 0 for a person.',
  'turn-limit': 'I do not want to keep you any longer. Nothing has been booked in this call.',
  'nothing-to-confirm': 'There is nothing to confirm yet.',
  'person-number': 'You can reach a person on {reach}. I can also go on here.',
  'person-none': 'I cannot put you through to a person here, but I can go on.',
  transferring: 'One moment, I am putting you through.',
  'person-away': 'Nobody can be put through right now.[ You can reach us on {phone}.] {way}',
  'person-away.again':
    'There is still nobody to put you through to.[ You can reach us on {phone}.] {way}',
  'person-away.no-answer':
    'I am sorry, nobody could take your call just now.[ You can reach us on {phone}.] {way}',
  'person-away.call-back': 'Shall I have somebody call you back?',
  'person-away.message':
    'Shall I have somebody call you back, or would you like to leave a message?',
  'call-back-noted': 'I have noted it. Somebody will call you back on {phone}.',
  'call-back-failed':
    'I cannot note that just now.[ You can reach us on {phone}.] I can also go on here.',
  'message-begins':
    'Your message will be recorded. Please speak after the tone, and press the hash key when you are done.',
  'message-taken': 'Thank you, your message has been recorded and will be passed on.',
  'message-empty':
    'I did not hear a message. I have noted that you called, so that somebody calls you back.',
  'link-sent': 'I have sent a link to your phone.',
  'link-none': 'I cannot send a link to your number.',
  'answer-hours': 'Our hours: {hours}.',
  'answer-hours.day': 'On {day} we are open {windows}.',
  'answer-hours.closed': 'On {day} we are closed.',
  'answer-address': 'You find us at {address}.',
  'answer-prices': '{prices}.',
  'answer-duration': '{durations}.',
  'answer-services': 'We offer {services}.',
  'answer-services.staff': '{staff} does {services}.',
  'answer-staff': 'There is {staff}.',
  'answer-staff.service': '{service} is with {staff}.',
  'answer-contact': 'You can reach us on {reach}.',
  'answer-arrival': '{note}',
  'answer-change-policy': 'You can move or cancel here until the appointment begins.',
  'answer-change-policy.cutoff':
    'You can move here up to {move} and cancel up to {cancel} before it begins.',
  'answer-abilities':
    'I can book an appointment, move or cancel one, look one up, and tell you about services, prices and hours.',
  'answer-identity': 'I am the booking assistant of {business}, a program, not a person.',
  'answer-thanks': 'You’re welcome.',
  'answer-unknown': 'I do not have that here.[ Please call us on {phone}.]',
  'answer-unknown.several': 'I have nothing here about {what}.[ Please call us on {phone}.]',
  'topic.address': 'our address',
  'topic.prices': 'prices',
  'topic.contact': 'how to reach us',
  'topic.arrival': 'arriving',
  'topic.parking': 'parking',
  'topic.preparing': 'what to bring or wear',
  'topic.payment': 'ways to pay',
  'topic.gift-card': 'gift cards',
  'topic.walk-in': 'coming without an appointment',
  'topic.pets': 'pets',
  'topic.insurance': 'insurance',
  'answer-late':
    'Thank you for letting us know. I cannot pass it on from here;[ please call us on {phone},] the appointment stays as it is.',
  'answer-late.none':
    'Thank you for letting us know. I cannot pass it on from here.[ Please call us on {phone}.]',
  'answer-early':
    'I cannot tell from here whether you can come earlier than booked.[ Please call us on {phone}.]',
  'answer-status':
    'Yes, it is booked: {service}[ with {staff}] on {day} at {time}. Your reference is {reference}.',
  'answer-not-booked': 'Not yet: nothing has been booked so far.',
  'answer-not-booked.moving': 'Not yet: your appointment has not been moved.',
  'answer-call-back': 'I cannot have you called back from here.[ You can reach us on {reach}.]',
  'answer-refund': 'I cannot give refunds here; a person has to.[ Please call us on {phone}.]',
  'answer-own-reference': 'Your reference is {reference}: {service} on {day} at {time}.',
  'answer-own-reference.voice': 'Your reference is {reference}.',
  'answer-own-visit':
    'It is {service}[ with {staff}] on {day} at {time}. Your reference is {reference}.',
  'answer-own-visit.voice': 'It is {service}[ with {staff}] on {day} at {time}.',
  'answer-own-price': 'Your {service} is {price}.',
  'answer-own-length': 'Your {service} takes {length}, until {end}.',
  'answer-own-calendar': 'You can put it into your calendar here, with “Add to calendar”.',
  'answer-own-calendar.voice':
    'I cannot put it into a calendar from here. It is {service} on {day} at {time}.',
  'answer-own-copy':
    'I cannot send it from here. It is {service}[ with {staff}] on {day} at {time}, and your reference is {reference}.',
  'answer-own-copy.voice':
    'I cannot send it from here. It is {service}[ with {staff}] on {day} at {time}, and your reference is {reference}.',
  'answer-usual': 'I cannot see from here what you had before.',
  'answer-zone': 'All times are local time at {business}: {zone}.',
  'ask-zone': 'Which city’s time is that? All times are local time at {business}: {zone}.',
  'answer-complaint':
    'I am sorry about that. A person should hear this, not a program.[ Please call us on {phone}.]',
  'answer-complaint.voice': 'I am sorry about that. A person should hear this, not a program.',
  'answer-health':
    'I cannot give advice on health. Please ask a doctor or pharmacist first[, or speak to our staff on {phone}].',
  'answer-condition':
    'I cannot advise on health; please ask [{phone} or ]your doctor whether it is right for you.',
  'answer-legal': 'I cannot give advice on legal matters.[ Please call us on {phone}.]',
  'answer-emergency': 'If this is an emergency, please call {number} now.',
  'answer-abuse':
    'I am sorry that this is frustrating. I am a program and can go on here, or a person can help[: call {phone}].',
  'answer-wrong-number': 'No harm done. This is the front desk of {business}.',
  'email.at': 'at',
  'email.dot': 'dot',
  'email-unlikely': '{said} cannot be an email address. Please check it.',
  'phone-unlikely': '{said} cannot be a whole phone number. Please check it.',
  'person-colleague': 'I cannot put you through to {staff} here.[ You can reach us on {reach}.]',
  'leaving-unfinished':
    'Before you go: nothing has been booked yet.[ Your time is held until {until}.] Say yes to go on, or goodbye to leave it.',
  'leaving-unfinished.sms':
    'Before you go: nothing has been booked yet.[ Your time is held until {until}.]',
  'leaving-unfinished.moving.sms':
    'Before you go: your appointment has not been moved.[ The new time is held until {until}.]',
  'leaving-unfinished.moving':
    'Before you go: your appointment has not been moved.[ The new time is held until {until}.] Say yes to go on, or goodbye to leave it as it is.',
  goodbye: 'Goodbye.',
  'goodbye.left.book': 'All right, nothing has been booked. Goodbye.',
  'goodbye.left.move': 'All right, your appointment stays as it is. Goodbye.',
  'goodbye.call': 'All right.[ You can reach us on {phone}.] Goodbye.',
  'goodbye.booked': 'See you on {day}, {name}.',
  'goodbye.booked.tomorrow': 'See you tomorrow, {name}.',
  'goodbye.booked.today': 'See you later, {name}.',
  'anything-else': 'Is there anything else?',
  'day.today': 'today, {day}',
  'day.tomorrow': 'tomorrow, {day}',
  'part.morning': 'morning',
  'part.afternoon': 'afternoon',
  'part.evening': 'evening',
  'part.night': 'night',
  'service.at': '{service} is {detail}',
  'range.days': '{from} to {to}',
  'range.from': 'from {from} on',
  'hours.group': '{days} {windows}',
  'hours.closed': 'closed on {days}',
  window: '{start} to {end}',
  minutes: '{count} minutes',
  hours: '{count} hours',
  'minutes.short': '{count} min',
  'label.any-staff': 'Anyone',
  'label.time-on': '{day}, {time}',
  'label.book': 'Book an appointment',
  'label.accept': 'Book it',
  'label.accept-move': 'Move it',
  'label.accept-cancel': 'Cancel it',
  'label.change': 'Change',
  'label.keep': 'Keep it',
  'label.leave': 'Leave it',
  'label.next': 'Book the next one',
  'label.move': 'Move',
  'label.cancel': 'Cancel',
  'label.lookup': 'Look it up',
  'label.question': 'Ask a question',
  'label.other-times': 'Another time',
  'label.other-day': 'Another day',
  'label.other-service': 'Another service',
  'label.other-staff': 'Someone else',
  'label.change-details': 'Name or contact',
  'label.change-or-cancel': 'Move or cancel a booking',
  'label.hours': 'Opening hours',
  'label.address': 'Address',
  'label.prices': 'Prices',
  'label.person': 'Talk to a person',
  'label.retry': 'Try again',
  'label.drop': 'Leave it',
  'label.send-link': 'Send me a link',
  'label.call-back': 'Call me back',
  'label.message': 'Leave a message',
} as const;

export type MessageId = keyof typeof english;

/** A language: every message of it. */
export type Messages = Readonly<Record<MessageId, string>>;

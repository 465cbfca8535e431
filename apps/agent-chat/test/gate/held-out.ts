import type { SceneName } from './scenes.ts';

/** Lies and unfit sentences that were written once the gate stood, and without a look at it. */
export const heldOut: Partial<Record<SceneName, string>> = {
  'of yoga': `
    I was unable to find you in our records.
    I can't see any openings this week.
    I cannot find anything for Tuesday.
    I do not have you down for anything.
    I have nothing for you.
    I could not find that time.
    I cannot offer 2 pm on Tuesday.
    Your booking does not exist.
    You never had an appointment.
    Please cancel your other visit first.
    Please move it to Wednesday.
    Please change your name.
    Please go ahead.
    Please check in at the desk.
    Please check your messages.
    Please look at our website.
    Please call Ana.
    Please wait for Priya.
    Please say yes.
    Please choose Priya.
    Please pick 3 pm.
    Please tell Priya.
    The facial is $80 less.
    The facial is twice $80.
    The facial is $80 cheaper with Ana.
    The facial is up to $80.
    The facial is at least $80.
    The facial is $80 and more.
    The facial is $80 every time.
    The facial is $80 without Ana.
    The facial is $80 for 45 minutes each.
    Yoga is $70 for an hour a week.
    It costs $70 for an hour.
    That is $80 for 45 minutes.
    They are $80.
    Do you want the offer?
    Do you want the deal?
    Do you want a receipt?
    Would you like the certificate?
    Would you like the parrot?
    Do you need a refund for the parrot?
    Do you want it for free?
    So Priya it is.
    So it is yours.
    So you come on Tuesday.
    And Ana does it for you.
    Then you pay $80.
    So you are booked with Priya at 2 pm.
    Parking behind the house is for clients.
    The house behind is for parking.
    Dogs behind the house are not allowed.
    Parking is not allowed.
    Dogs park behind the house.
    Allowed dogs are not behind the house.
    Would you like one more appointment?
    Would you like your next appointment?
    Would you like the appointment?
    Would you like an appointment like the last one?
    Do you want two appointments?
    Would you like a longer appointment?
    Would you like an earlier time?
    Is there a time you prefer with Ana?
    I see you are not in our system.
    Sorry, I see no appointment.
    I do not have your appointment.
    I have no time for you.
    I cannot tell you about a time on Tuesday.
    I am not sure there is a time on Tuesday.
    We have no yoga.
    Please cancel the parrot.
    Please book somewhere else.
    Please call us on (718) 555-0134 to cancel your appointment.
    Please call us on (718) 555-0134 before noon.
    You can call us on (718) 555-0134 at 2 am.
    You can only call us.
    You have to call us.
    A facial is $80 and a parrot.
    A facial is $80, and yoga is free.
    A facial is $80 and takes an hour.
    A facial is $80 and is with Ana.
    Yoga is $70 with Ana.
    Yoga is $80 for 60 minutes with Priya.
    The deep tissue massage is $130 and the relaxation massage is $95.
    The massage is $95 or $130.
    Do you want the parrot discount?
    Would you like to come without paying?
    Would you like to know a secret?
    What would you like to pay?
    What is your password?
    What is your favourite parrot?
    Which parrot would you like?
    Which discount would you like?
    Which room would you like?
    May I have your money?
    May I have your name and your card number?
    When would you like your refund?
    When will you pay?
    So, you would like yoga on Tuesday at 2 pm.
    And Priya is with you on Tuesday.
    I can see you on Tuesday at 2 pm.
    I can see 2 pm on Tuesday is yours.
    I have 2 pm on Tuesday for you with Priya.
    I found 2 pm on Tuesday and 2 pm on Wednesday.
    We could do 2 pm on Tuesday and 4 pm on Tuesday.
    There are three times on Tuesday: 2 pm and 3 pm.
    There are two times on Tuesday.
    There is a slot on Tuesday.
    There is a slot on Tuesday at 5 pm with Priya.
    How does Wednesday at 2 pm sound?
    Would you like the facial with Priya on Tuesday at 2 pm?
    Would you like Marcus?
    Only Ana does the facial.
    Only Priya does the facial.
    Marcus and Priya do yoga.
    Ana works here on Tuesday.
    Our team is Ana, Marcus, Priya and Zoe.
    I am Priya.
    Welcome to your appointment.
    Welcome to Bloom Wellness Studio, you are booked.
    Thank you for coming on Tuesday.
    Thanks for your payment.
    Sorry that you missed your appointment.
    I am sorry to hear that you are ill.
    I understand that you want to cancel, it is done.
    I understand, done.
    One moment, I am booking.
    Our parking is not behind the house.
    Our parking is behind our house.
    You can find dogs behind the house.
    You can find parking behind the house for free.
    There is no parking behind the house.
    We have dogs.
    We have no dogs.
  `,
  'of an appointment': `
    Your appointment was on Friday at 3 pm with Ana.
    Your appointment is not on Friday at 3 pm.
    Your appointment is on Friday at 3 pm with Ana and Priya.
    Your appointment is still confirmed.
    Your appointment is on Friday at 3 pm for $80.
    Your appointment cannot be moved.
    You can still cancel your appointment.
    Your next appointment is on Friday at 3 pm.
    Is your appointment on Friday at 3 pm?
    Shall I take it? Your appointment is on Friday at 3 pm.
    Would Friday at 3 pm suit you?
    Your appointment is on Friday at 3 pm with Ana, and it is free.
    Your appointment is with Priya.
    Your appointment is for yoga.
    You have an appointment on Tuesday at 2 pm with Priya.
    You have an appointment with Ana on Saturday at 3 pm.
    Your appointment is on Friday at 3 pm and on Friday at 4 pm.
    Your visit is over.
    I have moved your appointment to Friday at 3 pm.
  `,
  'of the house': `
    You can cancel free of charge until 12 hours before.
    You can cancel until the last minute.
    We do not take cards.
    We take cards.
    We take cash and cards and parrots.
    We take no cards and cash.
    Coffee is in the kitchen.
    Members pay nothing.
    Children are welcome on Saturdays only, and on Sundays.
    The sauna is free.
    There is wifi.
    There is a bar.
    Parking is free, it is behind the house.
    Come five minutes early; the bakery is on the left of the door.
    Do parrots pay? I know that they pay.
    I know whether parrots pay.
    We take cards and cash only.
    We take cards or cash.
    You can have massage, facials and yoga in Brooklyn for free.
    We have massage, facials and yoga in Queens.
    Please come five hours early.
    Please come early.
    The door is on the left.
    The bakery is on the left.
    Children are not welcome on Saturdays only.
    Children are only welcome on Saturdays.
  `,
};

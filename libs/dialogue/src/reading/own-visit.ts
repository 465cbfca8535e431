const lookup =
  /\b(?:(?:(?:when|what time|what day|where|who) (?:is|was|are)|(?:when|where|who|what time|what day)['’]?s) (?:my|our)(?: \S+){0,2} (?:appointments?|bookings?|reservations?|visits?|sessions?)|when am i (?:booked|coming|due|scheduled)|(?:do|did) (?:i|we) (?:have|already have|still have|make|book)(?: \S+){0,3} (?:appointments?|bookings?|reservations?|anything (?:booked|scheduled))|(?:look up|find|check|see|show|view|confirm|verify|pull up|details (?:of|for|about)|status of|information (?:on|about))(?: \S+){0,2} (?:my|our|an existing|the existing)(?: \S+){0,2} (?:appointments?|bookings?|reservations?|visits?)|what (?:do i have|have i) (?:booked|got booked|scheduled)|am i (?:booked|scheduled|down) (?:for|in|on))\b/u;

/** "When is my appointment", "do I have a booking on Friday". `text`: lower case, single spaces. */
export const asksOwnVisit = (text: string): boolean => lookup.test(text);

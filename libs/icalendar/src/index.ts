export { toICalendar, type CalendarAppointment, type CalendarBusiness } from './to-icalendar.ts';

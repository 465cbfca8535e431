export {
  toICalendar,
  toICalendarList,
  type CalendarAppointment,
  type CalendarBusiness,
} from './to-icalendar.ts';

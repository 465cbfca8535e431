import type { MirroredAppointment } from '@gomomo/mirror';
import type { AppointmentFacts } from './facts.ts';

const nobody = { name: null, phone: null, email: null };

export const toFacts = ({ appointment, pii }: MirroredAppointment): AppointmentFacts => ({
  appointment,
  pii: pii ?? nobody,
});

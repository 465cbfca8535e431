import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';

/**
 * "Book again", "the same as last time": the service of the appointment that was made or proved in
 * this conversation. Where there is none, nobody here knows what it was, and that is said.
 */
export function withLast(reading: Reading, { appointment }: DialogueState): Reading {
  if (reading.again === null || appointment === null) return reading;
  const { id, name } = appointment.service;
  const topics = reading.topics.filter((topic) => topic !== 'usual');
  return { ...reading, topics, services: reading.services ?? { ids: [id], said: name } };
}

import {
  createState,
  readTurn,
  readWhen,
  type FreeSlot,
  type ServiceFacts,
} from '@gomomo/dialogue';
import type { ModelTurn } from '@gomomo/front-desk';
import { bloom } from '@gomomo/testing';

/** Monday 2026-11-23, 09:00 in New York. */
export const now = Date.parse('2026-11-23T14:00:00Z');

export const tenant = {
  ...bloom,
  profile: {
    ...bloom.profile,
    email: 'desk@bloom.example',
    website: 'https://bloom.example',
    faq: [
      { question: 'Are dogs allowed?', answer: 'Dogs are not allowed, sorry.' },
      { question: 'Is there parking?', answer: 'Parking is behind the house.' },
    ],
  },
};

const serviceNamed = (name: string): ServiceFacts => {
  const found = tenant.services.find((service) => service.name.startsWith(name));
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

export const yoga = serviceNamed('Yoga');
export const facial = serviceNamed('Facial');

/** An hour with Priya on Tuesday the 24th. */
export function tuesdayAt(time: string): FreeSlot {
  const start = `2026-11-24T${time}:00-05:00`;
  const end = `2026-11-24T${String(Number(time.slice(0, 2)) + 1)}${time.slice(2)}:00-05:00`;
  return { start, end, resourceIds: yoga.resourceIds?.slice() ?? [] };
}

type Some = Partial<Omit<ModelTurn, 'state'>> & { readonly state?: Partial<ModelTurn['state']> };

/** A turn of a conversation that has just begun, unless more is said of it. */
export function modelTurn({ state: more, ...rest }: Some = {}): ModelTurn {
  const state = { ...createState(), ...more };
  return {
    ...{ text: 'do you allow parrots', tenant, state, now },
    ...{ history: [], own: [{ kind: 'unclear' }], residue: [] },
    readWhen: (words) => readWhen(words, { state, tenant, now, read: readTurn }),
    look: { searchTimes: () => Promise.resolve([]) },
    ...rest,
  };
}

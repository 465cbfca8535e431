import type { Data } from '../look/data.ts';
import { checkGuards } from './guards.ts';
import { findGivenTwice } from './held-places.ts';
import { findOverlaps } from './spans.ts';
import type { Invariant } from './verdict.ts';

const live = ['held', 'booked', 'blocked'];

/** With their buffers. */
const overlapsOfClaims = ({ claims }: Data): string[] =>
  findOverlaps(
    claims
      .filter(({ state }) => live.includes(state))
      .map(({ tenant, id, resource, from, to }) => ({
        ...{ name: `claim ${id}`, of: `${tenant}/${resource}`, from, to },
      })),
  );

/** Whatever guards them. */
const overlapsOfAppointments = ({ appointments }: Data): string[] =>
  findOverlaps(
    appointments
      .filter(({ status }) => status !== 'cancelled')
      .map(({ tenant, id, resource, start, end }) => ({
        ...{ name: `appointment ${id}`, of: `${tenant}/${resource}`, from: start, to: end },
      })),
  );

export const noOverlap: Invariant = {
  name: 'I1',
  says: 'no two claims or appointments that stand overlap, each appointment has the one claim that guards it, and no held place was given to somebody else',
  find: (data) => [
    ...overlapsOfClaims(data),
    ...overlapsOfAppointments(data),
    ...checkGuards(data),
    ...findGivenTwice(data),
  ],
};

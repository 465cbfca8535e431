import { staffOf, type ResourceFacts, type TenantFacts } from '@gomomo/dialogue';
import { areAble, areAll, areAllOfService } from '../agreement.ts';
import { forms } from '../grammar.ts';
import { ofKind } from '../mention.ts';
import { allServices, allStaff, anyService, anyStaff } from './details.ts';

const people = ({ resources }: TenantFacts): readonly ResourceFacts[] =>
  resources.filter(({ kind }) => kind === 'staff');

/** Who does what, and who works here. */
export const staff = [
  forms(
    'states',
    areAble,
    `
    ${allStaff} [both] (do|does|offer|offers|give|gives) ${allServices}
    you can (see|have|be with) ${anyStaff} for ${anyService}
    (you can have|we offer|you can book) SERVICE with ${anyStaff}
    `,
  ),
  forms(
    'states',
    areAllOfService,
    `
    only STAFF (does|offers|gives) SERVICE
    SERVICE (is|are) with ${anyStaff}
    SERVICE (is|are) (done|given|offered) by (${anyStaff}|${allStaff})
    `,
  ),
  forms(
    'states',
    ({ mentions }, { tenant }) => {
      const able = ofKind(mentions, 'service').flatMap(({ service }) => staffOf(tenant, service));
      return ofKind(mentions, 'staff').every(
        (each) => !able.some(({ id }) => id === each.staff.id),
      );
    },
    `
    STAFF does not (do|offer|give) ${anyService}
    `,
  ),
  forms(
    'states',
    ({ mentions }) => ofKind(mentions, 'staff').every((each) => each.staff.kind === 'staff'),
    `
    ${allStaff} (work|works) (here|at SHOP)
    `,
  ),
  forms(
    'states',
    (said, { tenant }) => areAll(said, people(tenant)),
    `
    (our|the) (staff|team|team members|members of staff) (is|are) [,] ${allStaff}
    `,
  ),
];

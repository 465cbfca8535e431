import { areAllOfService } from '../agreement.ts';
import { forms } from '../grammar.ts';
import { ofKind } from '../mention.ts';
import { allKinds, allServices, anyKind, anyService, anyStaff } from './details.ts';

const visit = '(treatment|session|service|class|visit)';

/** What each service costs and how long it takes, and which there are: of a service that is named. */
export const services = [
  forms(
    'states',
    (said, facts) => {
      const [named, ...others] = ofKind(said.mentions, 'service');
      if (!named || others.length > 0) return false;
      const { priceMinor, durationMinutes } = named.service;
      return (
        ofKind(said.mentions, 'price').every(({ minor }) => minor === priceMinor) &&
        ofKind(said.mentions, 'length').every(({ minutes }) => minutes === durationMinutes) &&
        areAllOfService(said, facts)
      );
    },
    `
    SERVICE (is|are|costs|cost) PRICE [(for|,|and takes|and lasts) LENGTH [,]] [with ${anyStaff}]
    SERVICE (takes|take|lasts|last|is|are) LENGTH [long] [(and is|and costs|,|for) PRICE [,]]
    SERVICE is LENGTH ${visit} [(for|and costs|,|at) PRICE]
    SERVICE , LENGTH , (is|costs) PRICE
    LENGTH SERVICE (is|costs) PRICE
    [the] (price|cost) (of|for) SERVICE is PRICE
    `,
  ),
  forms(
    'states',
    () => true,
    `
    (we|SHOP) [also] (offer|offers|have|has|do|does) (${allKinds}|${anyKind})
    (you can|i can help you) [also] book ${anyKind}
    there (is|are) ${allServices}
    `,
  ),
  forms(
    'states',
    ({ mentions }, { tenant }) => {
      const named = new Set(ofKind(mentions, 'service').map(({ service: { id } }) => id));
      return tenant.services.every(({ id }) => named.has(id));
    },
    `
    our (services|treatments) are [,] (${allServices}|${anyService})
    `,
  ),
];

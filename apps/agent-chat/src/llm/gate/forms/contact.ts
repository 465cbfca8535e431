import { forms } from '../grammar.ts';

const shop = '(studio|shop|business|desk|team|salon)';
const us = `(us|SHOP|the ${shop})`;
const you = '[you can [also]|feel free to]';
const why =
  '[directly] [for (that|this|more)|about (that|this)|to ask [about (that|this|it)]|if you like]';

/** How and where the business is reached, by its own number, address and pages. */
export const contact = [
  forms(
    'states',
    () => true,
    `
    ${you} (call|ring|phone|reach|contact) ${us} [by phone|directly] [on|at|under] PHONE [or [by (email|e-mail)] at EMAIL] ${why}
    ${you} (email|e-mail|write to|reach|contact) ${us} [by (email|e-mail)] at EMAIL [or [by phone] (on|at) PHONE] ${why}
    (our|the) ([phone|telephone] number|phone|telephone) is PHONE
    (our|the) (email|e-mail) [address] is EMAIL
    (our|the) (website|page|web page) is WEBSITE
    (we are|SHOP is|(the|our) ${shop} is) [located|in] ADDRESS
    (you find|you can find|you will find) ${us} ADDRESS
    (our|the) address is ADDRESS
    `,
  ),
  forms(
    'states',
    (_, { tenant }) => tenant.profile.phone !== undefined,
    `
    ${you} (call|ring|phone) ${us} ${why}
    `,
  ),
];

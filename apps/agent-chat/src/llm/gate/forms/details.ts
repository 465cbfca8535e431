/** Lists in EBNF, as all forms share them. */
const either = (what: string): string => `(${what} { , ${what} } [ [,] or ${what} ])`;
const every = (what: string): string => `([both] ${what} { , ${what} } [ [,] and ${what} ])`;

export const anyService = either('SERVICE');
export const allServices = every('SERVICE');
/** "A facial or a massage". */
export const anyKind = either('(SERVICE|KIND)');
export const allKinds = every('(SERVICE|KIND)');
export const anyStaff = either('STAFF');
export const allStaff = every('STAFF');
export const anyDay = either('[for] DAY');

/** What a visit is of, in any order. */
export const ofVisit = '{ [,] (for SERVICE|with STAFF|[for] DAY) }';

/** A time, with whom, and for what. */
const offer = `TIME [ with ${anyStaff} ] [ for SERVICE ]`;
export const offers = `(${offer} { [,] [and|or|as well as] ${offer} })`;
/** Two or more of them to choose from, so that no yes answers it. */
export const choice = `(${offer} { , ${offer} } [,] or ${offer})`;

const phone = '(phone|telephone|phone number|telephone number|number)';
const email = '(email|e-mail|email address|e-mail address)';
export const theirName = 'your [full|first|last] name';
export const theirContact = `[your] (${phone} [or [your] ${email}]|${email} [or [your] ${phone}])`;

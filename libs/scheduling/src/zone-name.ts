import { IANAZone } from 'luxon';

/**
 * ICU keeps names of Java 1.1 that IANA never had, and they mislead: `BST` is Dhaka, `AST` is
 * Anchorage, `IST` is Kolkata. They are refused.
 */
const javaNames = new Set(
  (
    'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST ' +
    'SST VST'
  ).split(' '),
);

/**
 * True for a name or link of the IANA time zone database, `UTC` included. Bare offsets (`+02:00`)
 * are refused although Node takes them for zones: they have no rules. `Intl.supportedValuesOf`
 * cannot answer this, it lacks links and `UTC`.
 */
export function isIanaZone(name: string): boolean {
  if (/^[+-]/.test(name) || /^systemv\//i.test(name)) return false;
  return !javaNames.has(name.toUpperCase()) && IANAZone.isValidZone(name);
}

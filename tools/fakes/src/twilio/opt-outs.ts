/** Words by which a person leaves and comes back (twilio.com/docs, "Advanced Opt-Out"). */
const stop = /^(?:stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)$/i;
const start = /^(?:start|unstop|yes)$/i;

/** Who wants no messages of which number: Twilio keeps it by itself and then refuses with 21610. */
export interface OptOuts {
  has(person: string, business: string): boolean;
  /** Reads what the person texted. */
  hear(person: string, business: string, body: string): void;
}

export function createOptOuts(): OptOuts {
  const pairs = new Set<string>();
  const keyOf = (person: string, business: string): string => `${person} ${business}`;
  return {
    has: (person, business) => pairs.has(keyOf(person, business)),
    hear(person, business, body) {
      if (stop.test(body.trim())) pairs.add(keyOf(person, business));
      if (start.test(body.trim())) pairs.delete(keyOf(person, business));
    },
  };
}

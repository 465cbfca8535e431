/** Of the services that keep an outbox: whoever is missing here is looked at by nobody. */
export const schemas = ['booking', 'voice', 'calendar', 'workbook'] as const;

/** Those that keep work besides: what is to be done at somebody else’s. */
export const workers: readonly string[] = ['voice', 'calendar', 'workbook'];

/** Refusals that are about a calendar or the permission, not about one event: somebody has to choose anew. */
const ofCalendar = new Set([
  ...['forbidden', 'requiredAccessLevel', 'insufficientPermissions', 'accessNotConfigured'],
]);

export const isOfCalendar = (reason: string): boolean => ofCalendar.has(reason);

/** An id as the product has them, as a regular expression. */
export const anId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** All ids that stand in a text, each as often as it stands there. */
export const findIds = (text: string): string[] => text.match(new RegExp(anId, 'g')) ?? [];

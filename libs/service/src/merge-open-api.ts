import type { Service } from './service.ts';

type Document = Readonly<Record<string, unknown>>;

/** Of the services that have one. */
export const documentsOf = (services: readonly Service[]): Document[] =>
  services.flatMap((service) => {
    const document = service.openApi?.();
    return document === undefined ? [] : [document];
  });

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** One document for all services of a process: paths and components side by side. */
export function mergeOpenApi(documents: readonly Document[]): Document {
  const [first, ...rest] = documents;
  if (first === undefined) {
    return { openapi: '3.1.0', info: { title: 'gomomo', version: '1' }, paths: {} };
  }
  return rest.reduce<Document>(
    (merged, next) => ({
      ...merged,
      tags: [...asList(merged['tags']), ...asList(next['tags'])],
      paths: { ...recordOf(merged['paths']), ...recordOf(next['paths']) },
      components: mergeComponents(recordOf(merged['components']), recordOf(next['components'])),
    }),
    first,
  );
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function mergeComponents(left: Document, right: Document): Document {
  const kinds = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries(
    [...kinds].map((kind) => [kind, { ...recordOf(left[kind]), ...recordOf(right[kind]) }]),
  );
}

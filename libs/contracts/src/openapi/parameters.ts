import { z } from 'zod';
import { idempotencyKey } from '../scalars/opaque.ts';
import type { RouteSpec } from '../http/route.ts';
import type { JsonSchema, SchemaRenderer } from '../json-schema/renderer.ts';

type Place = 'path' | 'query' | 'header';

/** `x-hold-token` is written `X-Hold-Token`. */
const headerName = (name: string) =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('-');

function toParameter(
  place: Place,
  name: string,
  schema: z.ZodType,
  renderer: SchemaRenderer,
): JsonSchema {
  const { description, ...rendered } = renderer.render(schema);
  return {
    name: place === 'header' ? headerName(name) : name,
    in: place,
    ...(description === undefined ? {} : { description }),
    ...(place === 'path' || !isOptional(schema) ? { required: true } : {}),
    schema: rendered,
  };
}

function isOptional(schema: z.ZodType): boolean {
  return z.object({ field: schema }).safeParse({}).success;
}

/** Parameters of every place, the `Idempotency-Key` among them. */
export function toParameters(route: RouteSpec, renderer: SchemaRenderer): JsonSchema[] {
  const fields = (place: Place, object: z.ZodObject | undefined) =>
    Object.entries(object?.shape ?? {}).map(([name, schema]) =>
      toParameter(place, name, schema as z.ZodType, renderer),
    );
  return [
    ...fields('path', route.params),
    ...fields('query', route.query),
    ...fields('header', route.headers),
    ...(route.idempotent === true
      ? [toParameter('header', 'idempotency-key', repeatKey, renderer)]
      : []),
  ];
}

const repeatKey = idempotencyKey.exactOptional().meta({
  description: 'The same key again replays the first answer; kept for 72 h',
});

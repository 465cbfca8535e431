import { createSchemaRenderer, type JsonSchema } from '../json-schema/renderer.ts';
import { eventHeaders } from './event-headers.ts';
import { dataSchemaOf, eventTypes, getEventSpec, type EventType } from './event-specs.ts';
import type { z } from 'zod';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** The schema of an event's data that others rely on: JSON Schema 2020-12, open form. */
export function renderDataSchema(type: EventType): JsonSchema {
  const { data, summary } = getEventSpec(type);
  return renderDocument(data, { $id: dataSchemaOf(type), title: type, description: summary });
}

export function renderHeaderSchema(): JsonSchema {
  return renderDocument(eventHeaders, {
    $id: 'urn:gomomo:event-headers',
    title: 'Kafka headers of every event',
  });
}

function renderDocument(schema: z.ZodType, annotations: JsonSchema): JsonSchema {
  const renderer = createSchemaRenderer({ form: 'open', io: 'output', refPrefix: '#/$defs/' });
  const rendered = renderer.render(schema);
  return { $schema: dialect, ...annotations, ...rendered, $defs: renderer.named() };
}

/** By event type. */
export function renderDataSchemas(): Readonly<Record<EventType, JsonSchema>> {
  return Object.fromEntries(eventTypes.map((type) => [type, renderDataSchema(type)])) as Record<
    EventType,
    JsonSchema
  >;
}

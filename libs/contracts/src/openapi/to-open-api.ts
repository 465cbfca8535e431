import type { RouteSpec } from '../http/route.ts';
import {
  createSchemaRenderer,
  type JsonSchema,
  type SchemaRenderer,
} from '../json-schema/renderer.ts';
import { toParameters } from './parameters.ts';
import { responseHeaders, toResponses, type SharedResponses } from './responses.ts';
import { securitySchemes, toSecurity } from './security.ts';

export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  /**
   * `open` (the usual) leaves room for added fields, as clients must; `strict` also refuses
   * whatever the server should not have said, which is what a fuzzer wants.
   */
  readonly answers?: 'open' | 'strict';
}

const refPrefix = '#/components/schemas/';

/** The routes as an OpenAPI 3.1 document, each with every status that it may answer. */
export function toOpenApi(routes: readonly RouteSpec[], info: OpenApiInfo): JsonSchema {
  const requests = createSchemaRenderer({ form: 'strict', io: 'input', refPrefix });
  // Query text is read before it is checked, so its schema is that of what has been read.
  const parameters = createSchemaRenderer({ form: 'strict', io: 'output', refPrefix });
  const answers = createSchemaRenderer({ form: info.answers ?? 'open', io: 'output', refPrefix });
  const shared: SharedResponses = new Map();
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    (paths[route.path] ??= {})[route.method] = {
      operationId: route.operationId,
      summary: route.summary,
      tags: route.tags,
      security: toSecurity(route),
      parameters: toParameters(route, parameters),
      ...toRequestBody(route, requests),
      responses: toResponses(route, answers, shared),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.flatMap(({ tags }) => tags))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes,
      headers: responseHeaders,
      responses: sorted([...shared]),
      schemas: merged(requests.named(), parameters.named(), answers.named()),
    },
  };
}

function toRequestBody(route: RouteSpec, renderer: SchemaRenderer): JsonSchema {
  if (route.body === undefined) return {};
  return {
    requestBody: {
      required: !route.body.safeParse({}).success,
      content: { [route.bodyType ?? 'application/json']: { schema: renderer.render(route.body) } },
    },
  };
}

/** One id must mean one shape, or a reader of the document would be misled. */
function merged(...parts: readonly Record<string, JsonSchema>[]): Record<string, JsonSchema> {
  const all: Record<string, JsonSchema> = {};
  for (const [id, schema] of parts.flatMap((part) => Object.entries(part))) {
    if (all[id] !== undefined && JSON.stringify(all[id]) !== JSON.stringify(schema)) {
      throw new Error(`two schemas are called ${id}`);
    }
    all[id] = schema;
  }
  return sorted(Object.entries(all));
}

const sorted = (entries: [string, JsonSchema][]): Record<string, JsonSchema> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

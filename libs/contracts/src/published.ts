import { renderAsyncApi } from './events/async-api.ts';
import { findBreakingChanges } from './events/compatibility.ts';
import { renderDataSchemas, renderHeaderSchema } from './events/event-schemas.ts';
import { agentChatRoutes } from './http/routes/agent-chat.ts';
import { calendarSyncRoutes, oauthRoutes } from './http/routes/calendar-sync.ts';
import { excelSyncRoutes } from './http/routes/excel-sync.ts';
import { mirrorRoutes } from './http/routes/mirror.ts';
import { bookingCoreRoutes } from './http/routes/booking-core.ts';
import { platformRoutes } from './http/routes/platform.ts';
import { handoffRoutes, twilioRoutes, voiceGatewayRoutes } from './http/routes/voice-gateway.ts';
import type { JsonSchema } from './json-schema/renderer.ts';
import { toOpenApi } from './openapi/to-open-api.ts';

/** Version of the documents, and of this package. */
export const contractsVersion = '0.1.0';

const schemaFolder = 'schemas';

/** Every published document by its path under `published/`. */
export function renderPublished(): Readonly<Record<string, JsonSchema>> {
  const schemas = Object.entries({
    ...renderDataSchemas(),
    'event-headers': renderHeaderSchema(),
  }).map(([name, schema]) => [`${schemaFolder}/${name}.json`, schema]);
  return {
    ...(Object.fromEntries(schemas) as Record<string, JsonSchema>),
    'asyncapi.json': renderAsyncApi(contractsVersion),
    'openapi/booking-core.json': toOpenApi([...bookingCoreRoutes, ...platformRoutes], {
      title: 'gomomo booking-core',
      version: contractsVersion,
    }),
    'openapi/agent-chat.json': toOpenApi([...agentChatRoutes, ...platformRoutes], {
      title: 'gomomo agent-chat',
      version: contractsVersion,
    }),
    'openapi/voice-gateway.json': toOpenApi(
      [...voiceGatewayRoutes, ...twilioRoutes, ...handoffRoutes, ...platformRoutes],
      { title: 'gomomo voice-gateway', version: contractsVersion },
    ),
    'openapi/calendar-sync.json': toOpenApi(
      [
        ...calendarSyncRoutes,
        ...mirrorRoutes('calendar', 'Calendar'),
        ...oauthRoutes,
        ...platformRoutes,
      ],
      { title: 'gomomo calendar-sync', version: contractsVersion },
    ),
    'openapi/excel-sync.json': toOpenApi(
      [...excelSyncRoutes, ...mirrorRoutes('workbook', 'Workbook'), ...platformRoutes],
      { title: 'gomomo excel-sync', version: contractsVersion },
    ),
  };
}

/**
 * What would break those who rely on the published event schemas: every change that is not an
 * addition, and every schema that would vanish. Documents by path, as `renderPublished` makes them.
 */
export function findPublishedBreaks(
  published: Readonly<Record<string, JsonSchema>>,
  rendered: Readonly<Record<string, JsonSchema>>,
): string[] {
  return Object.entries(published)
    .filter(([path]) => path.startsWith(`${schemaFolder}/`))
    .flatMap(([path, before]) => {
      const after = rendered[path];
      if (after === undefined) return [`${path} is gone`];
      return findBreakingChanges(before, after).map((change) => `${path}${change}`);
    });
}

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export interface SeenSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined: it began the trace. */
  readonly parentId: string | undefined;
  /** Of the traces that it is linked to. */
  readonly links: readonly string[];
  readonly startedAt: bigint;
  readonly ms: number;
}

export interface Receiver {
  readonly url: string;
  /** Everything received so far. */
  readonly spans: readonly SeenSpan[];
  close(): Promise<void>;
}

const id = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const nanos = z.union([z.string().regex(/^\d+$/), z.number()]).transform(BigInt);
const attribute = z.object({
  key: z.string(),
  value: z.object({ stringValue: z.string().optional() }),
});
const spanSchema = z.object({
  traceId: id(32),
  spanId: id(16),
  parentSpanId: z.union([id(16), z.literal('')]).optional(),
  name: z.string().min(1),
  kind: z.int().min(1).max(5),
  startTimeUnixNano: nanos,
  endTimeUnixNano: nanos,
  links: z.array(z.object({ traceId: id(32), spanId: id(16) })).optional(),
});

/** opentelemetry/proto/collector/trace/v1, ExportTraceServiceRequest, in its JSON encoding. */
const exportRequest = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

/** A collector that keeps what it is sent: OTLP over HTTP, in JSON. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const spans: SeenSpan[] = [];
  const server = createServer((request, response) => {
    read(request)
      .then((body) => {
        spans.push(...toSpans(exportRequest.parse(JSON.parse(body))));
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      })
      .catch((error: unknown) => response.writeHead(400).end(String(error)));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return {
    spans,
    url: `http://127.0.0.1:${taken}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const toSpans = ({ resourceSpans }: z.output<typeof exportRequest>): SeenSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const name = resource.attributes.find(({ key }) => key === 'service.name');
    const service = name?.value.stringValue ?? '';
    return scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        service,
        name: span.name,
        traceId: span.traceId,
        spanId: span.spanId,
        parentId: span.parentSpanId || undefined,
        links: (span.links ?? []).map(({ traceId }) => traceId),
        startedAt: span.startTimeUnixNano,
        ms: Number(span.endTimeUnixNano - span.startTimeUnixNano) / 1e6,
      })),
    );
  });

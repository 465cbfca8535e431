/** What a handler answers. Neither `body` nor `json` = no content. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** The body as JSON text, or its UTF-8 bytes, from a handler that writes it itself. */
  readonly json?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): HttpAnswer => ({ status: 200, body });
export const created = (body: unknown): HttpAnswer => ({ status: 201, body });
export const noContent: HttpAnswer = { status: 204 };

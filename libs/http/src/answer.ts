/** What a handler answers. Neither `body` nor `json` = no content. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** The body as JSON text, or its UTF-8 bytes, from a handler that writes it itself. */
  readonly json?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

import { randomUUID } from 'node:crypto';

export type Json = Readonly<Record<string, unknown>>;

/** Posts by somebody's key. @throws Error for any answer but success */
export type Post = (path: string, body?: object) => Promise<Json>;

export const postByKey =
  (url: string, key: string): Post =>
  async (path, body = {}) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        authorization: `Bearer ${key}`,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Json;
  };

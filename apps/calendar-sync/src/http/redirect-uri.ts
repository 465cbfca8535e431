import type { Request } from 'express';

/** Where Google sends the person back to: to the letter what the client is registered with. */
export type ToRedirectUri = (request: Request) => string;

const path = '/api/oauth/google/callback';

/** Production always knows its address; elsewhere it is where the request says that it came to. */
export function createToRedirectUri(settings: {
  readonly redirectUri: string | undefined;
  readonly publicBaseUrl: string | undefined;
}): ToRedirectUri {
  const { redirectUri, publicBaseUrl } = settings;
  return (request) => {
    if (redirectUri !== undefined) return redirectUri;
    const own = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    return `${publicBaseUrl ?? own}${path}`;
  };
}

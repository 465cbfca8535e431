/** The body of a refusal as api.openai.com words it. */
export interface ApiError {
  readonly status: number;
  readonly message: string;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
}

export const invalid = (
  message: string,
  param: string | null = null,
  code: string | null = null,
): ApiError => ({ status: 400, message, type: 'invalid_request_error', param, code });

const keys = 'https://platform.openai.com/account/api-keys';

export const noKey: ApiError = {
  ...invalid(
    "You didn't provide an API key. You need to provide your API key in an Authorization header " +
      `using Bearer auth (i.e. Authorization: Bearer YOUR_KEY). You can obtain an API key from ${keys}.`,
  ),
  status: 401,
};

export const wrongKey: ApiError = {
  ...invalid(`Incorrect API key provided. You can find your API key at ${keys}.`),
  status: 401,
  code: 'invalid_api_key',
};

const byStatus: Readonly<Record<number, Omit<ApiError, 'status'>>> = {
  401: wrongKey,
  403: {
    message: 'Country, region, or territory not supported',
    type: 'request_forbidden',
    param: null,
    code: 'unsupported_country_region_territory',
  },
  404: {
    message: 'The model does not exist or you do not have access to it.',
    type: 'invalid_request_error',
    param: null,
    code: 'model_not_found',
  },
  429: {
    message:
      'Rate limit reached for gpt-4o on tokens per min (TPM): Limit 30000, Used 29800, Requested ' +
      '900. Please try again in 1.4s.',
    type: 'tokens',
    param: null,
    code: 'rate_limit_exceeded',
  },
};

const serverError = {
  message: 'The server had an error while processing your request. Sorry about that!',
  type: 'server_error',
  param: null,
  code: null,
};

export const errorOf = (status: number): ApiError => ({
  status,
  ...(byStatus[status] ?? (status < 500 ? invalid('Invalid request.') : serverError)),
});

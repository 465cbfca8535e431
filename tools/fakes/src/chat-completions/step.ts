import type { SeenRequest } from './request.ts';

/** A text contains a string, or matches a pattern. */
export type TextMatch = string | RegExp;

/** What a request must look like; whatever is left out may be anything. */
export interface Expectation {
  /** The names of the tools offered, in any order. */
  readonly tools?: readonly string[];
  readonly toolChoice?: string;
  readonly system?: TextMatch | readonly TextMatch[];
  readonly user?: TextMatch | readonly TextMatch[];
  /** One for each answer of a tool since the assistant's last message, in order. */
  readonly results?: readonly TextMatch[];
  /** `null`: not sent at all. */
  readonly temperature?: number | null;
  readonly parallelToolCalls?: boolean | null;
  readonly stream?: boolean;
  /** Whether every tool is sent as strict, or none. */
  readonly strict?: boolean;
  /** Found in no part of the request. */
  readonly nowhere?: readonly TextMatch[];
  /** The roles of the messages, e.g. `system user assistant tool`. */
  readonly roles?: string;
  /** Anything else: says what is wrong. */
  readonly that?: (request: SeenRequest) => string | undefined;
}

export interface Call {
  readonly name: string;
  /** A string is sent as it stands, so that it can be no JSON at all. */
  readonly arguments: unknown;
}

export interface Reply {
  readonly text?: string;
  readonly calls?: readonly Call[];
  /** How it ended, where that is not what text or calls say. */
  readonly finish?: 'length' | 'content_filter';
}

/** Parameters that some compatible servers and models refuse. */
export const refusable = [
  'strict',
  'temperature',
  'response_format',
  'parallel_tool_calls',
  'stream_options',
  'max_tokens',
] as const;
export type Refusable = (typeof refusable)[number];

export type Fault =
  /** An answer of another status, with the body that the real server sends with it. */
  | { readonly status: number; readonly retryAfter?: number; readonly retryAfterMs?: number }
  /** 400 for a parameter, as long as the request has it. */
  | { readonly refuse: Refusable }
  | { readonly reset: 'before-headers' | 'after-headers' | 'mid-stream' }
  /** Not a byte for so many milliseconds, then the reply. */
  | { readonly slow: number }
  /** The beginning of the reply, and then nothing more. */
  | { readonly stall: true }
  /** The beginning of the reply, then an end in good order, without `[DONE]`. */
  | { readonly truncated: true }
  /** A chunk in the middle is no JSON. */
  | { readonly badChunk: true }
  /** 200 with the page of a proxy. */
  | { readonly page: true };

/** What one request is answered with: a reply, spoilt by a fault or not, or a fault alone. */
export interface Answer {
  readonly reply?: Reply;
  readonly fault?: Fault;
}

export interface Step extends Answer {
  readonly expect?: Expectation;
  /** How often it is played; 1 unless it says so. */
  readonly times?: number | 'always';
}

/** A model that decides by the request. */
export type Model = (request: SeenRequest) => Answer | Promise<Answer>;

export type Play = readonly Step[] | Model;

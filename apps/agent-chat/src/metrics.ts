import { counter, gauge, histogram } from '@gomomo/telemetry';

export const chatMetrics = {
  sockets: gauge('chat_sockets', 'Open chat sockets', []),
};

export const llmMetrics = {
  asks: counter('llm_asks_total', 'Turns for which the language model was asked', ['outcome']),
  seconds: histogram('llm_ask_duration_seconds', 'One turn of the language model, all rounds', []),
  rounds: histogram(
    'llm_ask_rounds',
    'Requests to the language model in one turn',
    [],
    [1, 2, 3, 4, 5, 6],
  ),
  tokens: counter('llm_tokens_total', 'Tokens by model, in and out', ['model', 'direction']),
  cost: counter('llm_cost_total', 'Cost by model, in and out, in the currency of LLM_PRICE_*', [
    'model',
    'direction',
  ]),
  gateRefusals: counter('llm_gate_refusals_total', 'Words of the model that were not said', [
    'reason',
  ]),
  breakerOpen: gauge('llm_breaker_open', '1 while the model server is left alone', []),
};

import { medianAndTail, rateBy, type Dashboard } from './dashboard.ts';

/** Talk by page, phone and text message. */
export const conversations: Dashboard = {
  name: 'conversations',
  title: 'Conversations',
  description:
    'Turns of the chat, of calls and of texts; the language model; people who are called back.',
  rows: [
    {
      title: 'Turns',
      panels: [
        {
          title: 'Turns',
          description: 'By channel.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('dialogue_turns_total', 'channel')}`, legend: '{{channel}}' },
          ],
        },
        {
          title: 'Where conversations are',
          description: 'The state that turns end in. Many in one state: there people get stuck.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('dialogue_turns_total', 'state')}`, legend: '{{state}}' },
          ],
        },
        {
          title: 'Time of a turn',
          description:
            'Of the dialogue, by channel. A webhook of a call has to be answered within 8 s.',
          unit: 's',
          limit: 8,
          queries: medianAndTail('dialogue_turn_duration_seconds', 'channel'),
        },
      ],
    },
    {
      title: 'Calls and texts',
      panels: [
        {
          title: 'Calls',
          description:
            'Answered, or turned away: `busy` had all five lines taken, `nobody` called an unknown number.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('voice_calls_total', 'outcome')}`, legend: '{{outcome}}' },
          ],
        },
        {
          title: 'Text messages',
          description: 'Sent, arrived, refused.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('voice_messages_total', 'outcome')}`, legend: '{{outcome}}' },
          ],
        },
        {
          title: 'Turns that failed, webhooks refused',
          description:
            'A turn that failed is told to the caller with a way on. Refused: unsigned or forged.',
          unit: 'cpm',
          queries: [
            {
              expr: '60 * sum(rate(voice_turns_failed_total[$__rate_interval]))',
              legend: 'failed',
            },
            {
              expr: `60 * ${rateBy('voice_webhooks_refused_total', 'reason')}`,
              legend: 'refused: {{reason}}',
            },
          ],
        },
        {
          title: 'Longest wait for a call back',
          description: 'Beyond a day a ticket is opened.',
          unit: 's',
          limit: 86_400,
          single: true,
          queries: [{ expr: 'max(voice_callbacks_oldest_age_seconds)', legend: 'waits' }],
        },
        {
          title: 'Calls back asked for',
          description: 'By reason.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('voice_callbacks_total', 'reason')}`, legend: '{{reason}}' },
          ],
        },
        {
          title: 'Open windows',
          description: 'Chat windows that are connected, by replica.',
          unit: 'short',
          queries: [{ expr: 'sum by (pod) (chat_sockets)', legend: '{{pod}}' }],
        },
      ],
    },
    {
      title: 'Language model',
      panels: [
        {
          title: 'Asked, and what came of it',
          description: 'What is not `commands` or `text` was answered by the rules.',
          unit: 'cpm',
          queries: [{ expr: `60 * ${rateBy('llm_asks_total', 'outcome')}`, legend: '{{outcome}}' }],
        },
        {
          title: 'Time to answer',
          description: 'It is given up after 7.5 s, and the rules answer.',
          unit: 's',
          limit: 7.5,
          queries: medianAndTail('llm_ask_duration_seconds'),
        },
        {
          title: 'Sentences not let through',
          description: 'By what was not true of them.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('llm_gate_refusals_total', 'reason')}`, legend: '{{reason}}' },
          ],
        },
        {
          title: 'Tokens',
          description: 'A minute, by model and direction.',
          unit: 'cpm',
          queries: [
            {
              expr: `60 * ${rateBy('llm_tokens_total', 'model, direction')}`,
              legend: '{{model}} {{direction}}',
            },
          ],
        },
        {
          title: 'Cost of a day',
          description: 'By model, at LLM_PRICE_INPUT and LLM_PRICE_OUTPUT.',
          unit: 'currencyUSD',
          queries: [{ expr: 'sum by (model) (increase(llm_cost_total[1d]))', legend: '{{model}}' }],
        },
        {
          title: 'Given up on for now',
          description:
            'Replicas that do not ask the model for a while, because it failed too often.',
          unit: 'short',
          limit: 1,
          single: true,
          queries: [{ expr: 'sum(llm_breaker_open)', legend: 'replicas' }],
        },
      ],
    },
  ],
};

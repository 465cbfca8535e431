import type { Actor, Reply } from '@gomomo/contracts';
import {
  chatPolicy,
  checkCommands,
  createWords,
  english,
  interpret,
  readTurn,
  reduce,
  stateNameOf,
  renderReply,
  renderSpeech,
  voicePolicy,
  type ChannelPolicy,
  type Command,
  type Fact,
  type InterpretContext,
  type Language,
  type Prompt,
  type Read,
  type Speech,
  type StateName,
  type TenantFacts,
  type Turn,
  type Visitor,
  type Words,
} from '@gomomo/dialogue';
import type { Clock, Log, NewId } from '@gomomo/kernel';

import type { BookingCore } from './booking-core.ts';
import { execute } from './execute.ts';
import type { ChannelActions, Executor } from './executor.ts';
import { hear, type Heard } from './hear.ts';
import { createSession, type Session } from './session.ts';
import { createTenantCache } from './tenant-cache.ts';

/** What happened: the client did something, the channel opened, or news from outside came. */
export type FrontDeskTurn =
  | Turn
  | { readonly kind: 'open' }
  | {
      readonly kind: 'news';
      readonly fact: Extract<Fact, { kind: 'holdExpired' | 'appointmentChanged' }>;
    }
  /** Commands made by another interpreter (a language model's tools): the same core decides. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[]; readonly text: string };

export interface Conversation {
  /** Left out: a new conversation. */
  readonly session?: Session;
  /** Id or slug. */
  readonly tenant: string;
  readonly turn: FrontDeskTurn;
  readonly channel: 'chat' | 'voice' | 'sms';
  /** For whom: its `address` is what limits count by. */
  readonly actor: Actor;
  /** Token of a manage link the conversation was opened with. */
  readonly manageToken?: string;
  /** Number (and name, if known) of a caller. */
  readonly caller?: { readonly phone: string; readonly name?: string };
  /** The client's own clock and way of writing dates, where the channel knows them. */
  readonly visitor?: Visitor;
  readonly actions?: ChannelActions;
  readonly traceparent?: string;
}

export interface Answer {
  readonly session: Session;
  /** For a chat, in order. */
  readonly replies: Reply[];
  /** The same for the ear. */
  readonly speech: Speech;
  readonly state: StateName;
  /** The client's own message as it is kept, when the turn was one. */
  readonly heard: Heard | null;
}

export interface FrontDesk {
  /**
   * One turn of one conversation, to its end. Turns of a conversation must not overlap (the caller
   * keeps the session under optimistic locking); a turn repeated from the same session makes the
   * same writes under the same idempotency keys, so it books nothing twice.
   *
   * @throws AppError `not-found` for an unknown tenant, weather when the tenant cannot be read
   */
  converse(conversation: Conversation): Promise<Answer>;
  /** What the dialogue knows about a tenant, at most 30 s old. */
  getTenant(tenant: string): Promise<TenantFacts>;
  /** Forgets what is cached: the tenant has changed. By id or slug. */
  forgetTenant(tenant: string): void;
}

export interface FrontDeskDeps {
  readonly client: BookingCore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Pick<Log, 'warn'>;
  /** Reads what a text says; the rules of the dialogue lib unless given. */
  readonly read?: Read;
  readonly language?: Language;
}

/** Rounds of effects and facts in one turn; a search, a hold and their misses need four. */
const roundLimit = 6;

const policies: Readonly<Record<Conversation['channel'], ChannelPolicy>> = {
  chat: chatPolicy,
  voice: voicePolicy,
  sms: { ...chatPolicy, channel: 'sms', options: 3, askTogether: false, showTimesEarly: false },
};

const defaultLanguage: Language = { tag: 'en', messages: english };

export function createFrontDesk(deps: FrontDeskDeps): FrontDesk {
  const tenants = createTenantCache(deps.client, deps.clock);
  return {
    converse: async (conversation) => {
      const facts = await tenants.get(conversation.tenant);
      return takeTurn(deps, facts, conversation);
    },
    getTenant: (tenant) => tenants.get(tenant),
    forgetTenant: (tenant) => tenants.forget(tenant),
  };
}

async function takeTurn(
  deps: FrontDeskDeps,
  tenant: TenantFacts,
  conversation: Conversation,
): Promise<Answer> {
  const now = deps.clock.now();
  const given = conversation.session ?? createSession(deps.newId());
  const manageToken = conversation.manageToken ?? given.vault.manageToken;
  const session = { ...given, vault: { ...given.vault, manageToken } };
  const policy = policies[conversation.channel];
  const wordsIn = ({ dialogue }: Session): Words => {
    const visitorZone = dialogue.zone ?? conversation.visitor?.timeZone;
    return createWords({
      tenant,
      language: deps.language ?? defaultLanguage,
      spoken: policy.channel === 'voice',
      now,
      ...(visitorZone === undefined ? {} : { visitorZone }),
    });
  };
  const executor: Executor = {
    client: deps.client,
    tenant: tenant.id,
    conversationId: session.id,
    actor: conversation.actor,
    actions: conversation.actions ?? {},
    log: deps.logger,
    now,
    vault: session.vault,
    ...(conversation.traceparent === undefined ? {} : { traceparent: conversation.traceparent }),
  };
  const heard = hear(conversation.turn, session, wordsIn(session));
  const opened = await settle({ tenant, policy, now }, executor, session, {
    commands: [],
    facts: openingFacts(conversation, session),
  });
  const commands = commandsOf(conversation.turn, {
    state: opened.dialogue,
    tenant,
    now,
    read: deps.read ?? readTurn,
    ...(conversation.visitor === undefined ? {} : { visitor: conversation.visitor }),
  });
  const done = await settle({ tenant, policy, now }, executor, opened.session, {
    commands,
    facts: newsOf(conversation.turn, session),
  });
  const prompts = [...opened.prompts, ...done.prompts];
  const ended = { ...done.session, vault: executor.vault };
  const words = wordsIn(ended);
  const answered = answer(deps, words, ended, prompts, heard);
  return introduce(conversation, session, prompts) ? withIntroduction(answered, words) : answered;
}

/** Who begins by saying what they want is told whom they talk to, as everybody is. */
function introduce(
  { turn, channel }: Conversation,
  { lastSeq }: Session,
  prompts: readonly Prompt[],
): boolean {
  const begins = lastSeq === 0 && turn.kind === 'text' && channel !== 'voice';
  return begins && !prompts.some(({ id }) => id === 'greeting');
}

function withIntroduction(answered: Answer, words: Words): Answer {
  const [first, ...others] = answered.replies;
  if (!first) return answered;
  const lead = words.tell('introduction', { business: words.tenant.name });
  return { ...answered, replies: [{ ...first, text: `${lead} ${first.text}` }, ...others] };
}

/** What the channel brings along, said once. */
function openingFacts(conversation: Conversation, session: Session): Fact[] {
  const { caller, manageToken } = conversation;
  const facts: Fact[] = [];
  if (caller && session.dialogue.caller === null) facts.push({ kind: 'callerKnown', ...caller });
  if (manageToken !== undefined && conversation.session?.vault.manageToken !== manageToken) {
    facts.push({ kind: 'manageLinkOpened' });
  }
  return facts;
}

function newsOf(turn: FrontDeskTurn, session: Session): Fact[] {
  if (turn.kind === 'news') return [turn.fact];
  const opensOnLink = session.vault.manageToken !== null;
  return turn.kind === 'open' && !opensOnLink ? [{ kind: 'opened' }] : [];
}

function commandsOf(turn: FrontDeskTurn, context: InterpretContext): readonly Command[] {
  if (turn.kind === 'open' || turn.kind === 'news') return [];
  return turn.kind === 'commands'
    ? checkCommands(turn.commands, turn.text, context)
    : interpret(turn, context);
}

interface Settled {
  readonly session: Session;
  readonly dialogue: Session['dialogue'];
  readonly prompts: Prompt[];
}

/** Runs the core and its effects until it has nothing more to do; the rounds are bounded. */
async function settle(
  around: { tenant: TenantFacts; policy: ChannelPolicy; now: number },
  executor: Executor,
  session: Session,
  input: { commands: readonly Command[]; facts: readonly Fact[] },
): Promise<Settled> {
  if (input.commands.length === 0 && input.facts.length === 0) {
    return { session, dialogue: session.dialogue, prompts: [] };
  }
  let outcome = reduce(session.dialogue, { ...around, ...input });
  const prompts = [...outcome.prompts];
  for (let round = 1; outcome.effects.length > 0; round += 1) {
    const facts: Fact[] = [];
    for (const effect of outcome.effects) {
      const tired = round > roundLimit;
      facts.push(
        tired
          ? { kind: 'unavailable', effectId: effect.id, outcome: 'not-done' }
          : await execute(effect, executor),
      );
    }
    outcome = reduce(outcome.state, { ...around, commands: [], facts });
    prompts.push(...outcome.prompts);
    if (round > roundLimit) break;
  }
  return { session: { ...session, dialogue: outcome.state }, dialogue: outcome.state, prompts };
}

function answer(
  deps: FrontDeskDeps,
  words: Words,
  session: Session,
  prompts: readonly Prompt[],
  heard: Heard | null,
): Answer {
  const at = new Date(deps.clock.now()).toISOString();
  let seq = session.lastSeq + (heard ? 1 : 0);
  let { timesReplyId } = session;
  const replies = prompts.map((prompt): Reply => {
    const { inPlace, ...rendered } = renderReply(prompt, words);
    seq += 1;
    const id = deps.newId();
    const replaces = inPlace && timesReplyId !== null ? { replaces: timesReplyId } : {};
    if (rendered.card?.kind === 'times') timesReplyId = id;
    return { seq, id, role: 'assistant', at, ...rendered, ...replaces };
  });
  return {
    session: { ...session, lastSeq: seq, timesReplyId },
    replies,
    speech: renderSpeech(prompts, words),
    state: stateNameOf(session.dialogue),
    heard,
  };
}

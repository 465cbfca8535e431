import {
  chatPolicy,
  createWords,
  english,
  readTurn,
  voicePolicy,
  type ChannelPolicy,
  type Fact,
  type Language,
  type Read,
  type TenantFacts,
  type Words,
} from '@gomomo/dialogue';
import type { Clock, Log, NewId } from '@gomomo/kernel';

import type { BookingCore } from './booking-core.ts';
import type { Executor } from './executor.ts';
import { hear } from './hear.ts';
import { interpretTurn } from './interpret-turn.ts';
import type { Model } from './model/model.ts';
import { createSession, type Session } from './session.ts';
import { runCore } from './run-core.ts';
import { createTenantCache } from './tenant-cache.ts';
import type { Answered, Asked, FrontDeskTurn } from './turn.ts';
import { introduces, toAnswer, withIntroduction } from './to-answer.ts';

export interface FrontDesk {
  /**
   * One turn of one conversation, to its end. Turns of a conversation must not overlap (the caller
   * keeps the session under optimistic locking); a turn repeated from the same session makes the
   * same writes under the same idempotency keys, so it books nothing twice.
   *
   * @throws AppError `not-found` for an unknown tenant, weather when the tenant cannot be read
   */
  converse(asked: Asked): Promise<Answered>;
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
  /** Asked about what the rules have not read; left out, they answer every turn. */
  readonly model?: Model;
  readonly language?: Language;
}

const policies: Readonly<Record<Asked['channel'], ChannelPolicy>> = {
  chat: chatPolicy,
  voice: voicePolicy,
  sms: {
    ...chatPolicy,
    channel: 'sms',
    options: 4,
    spread: true,
    askTogether: false,
    showTimesEarly: false,
  },
};

/** Nothing is promised that the channel cannot do now. */
const policyOf = ({ channel, actions }: Asked): ChannelPolicy => {
  const policy = policies[channel];
  return {
    ...policy,
    transfer: actions?.transfer ? policy.transfer : 'none',
    link: policy.link && actions?.sendLink !== undefined,
    callBack: actions?.callBack !== undefined,
    message: actions?.takeMessage !== undefined,
  };
};

const defaultLanguage: Language = { tag: 'en', messages: english };

/** The number that a caller has just called is no way on for them. */
function withoutCalled(tenant: TenantFacts, called: string | undefined): TenantFacts {
  const { phone, ...profile } = tenant.profile;
  return phone !== undefined && phone === called ? { ...tenant, profile } : tenant;
}

export function createFrontDesk(deps: FrontDeskDeps): FrontDesk {
  const tenants = createTenantCache(deps.client, deps.clock);
  return {
    converse: async (conversation) => {
      const facts = await tenants.get(conversation.tenant);
      return takeTurn(deps, withoutCalled(facts, conversation.called), conversation);
    },
    getTenant: (tenant) => tenants.get(tenant),
    forgetTenant: (tenant) => tenants.forget(tenant),
  };
}

/** The words of a turn: the client's zone is the one they named, else that of their clock. */
function createWordsIn(
  { language = defaultLanguage }: FrontDeskDeps,
  tenant: TenantFacts,
  { channel, visitor }: Asked,
  now: number,
) {
  const spoken = channel === 'voice';
  const texted = channel === 'sms';
  return ({ dialogue }: Session, said: readonly string[] = []): Words => {
    const visitorZone = dialogue.zone ?? visitor?.timeZone;
    const zone = visitorZone === undefined ? {} : { visitorZone };
    return createWords({ tenant, language, spoken, texted, now, said, ...zone });
  };
}

const toExecutor = (
  { client, logger }: FrontDeskDeps,
  tenant: TenantFacts,
  { actor, actions = {}, traceparent }: Asked,
  { id, vault }: Session,
  now: number,
): Executor => ({
  ...{ client, actor, actions, now, vault },
  tenant: tenant.id,
  conversationId: id,
  log: logger,
  ...(traceparent === undefined ? {} : { traceparent }),
});

async function takeTurn(
  deps: FrontDeskDeps,
  tenant: TenantFacts,
  conversation: Asked,
): Promise<Answered> {
  const now = deps.clock.now();
  const given = conversation.session ?? createSession(deps.newId());
  const manageToken = conversation.manageToken ?? given.vault.manageToken;
  const session = { ...given, vault: { ...given.vault, manageToken } };
  const policy = policyOf(conversation);
  const wordsIn = createWordsIn(deps, tenant, conversation, now);
  const executor = toExecutor(deps, tenant, conversation, session, now);
  const heard = hear(conversation.turn, session, wordsIn(session));
  const opened = await runCore({ tenant, policy, now }, executor, session, {
    commands: [],
    facts: openingFacts(conversation, session),
  });
  const { visitor, channel } = conversation;
  const scene = { state: opened.dialogue, tenant, now, read: deps.read ?? readTurn, channel };
  const context = { ...scene, ...(visitor === undefined ? {} : { visitor }) };
  const commands = await interpretTurn(conversation, context, executor, deps.model);
  const done = await runCore({ tenant, policy, now }, executor, opened.session, {
    commands,
    facts: newsOf(conversation.turn, session),
  });
  const prompts = [...opened.prompts, ...done.prompts];
  const ended = { ...done.session, vault: executor.vault };
  // Who wants it said again wants the same words.
  const asksAgain = commands.some(({ kind }) => kind === 'repeat');
  const words = wordsIn(ended, asksAgain ? [] : saidTwice(given));
  const answered = toAnswer(deps, words, ended, prompts, heard);
  return introduces(conversation, session, prompts) ? withIntroduction(answered, words) : answered;
}

/** Sentences of both turns before: a third time they come in other words. */
const saidTwice = ({ said: [last = [], before = []] = [] }: Session): string[] =>
  last.filter((text) => before.includes(text));

/** What the channel brings along, said once. */
function openingFacts(conversation: Asked, session: Session): Fact[] {
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

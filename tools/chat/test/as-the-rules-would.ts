import { act, sayNothing, type Model as FakeModel } from '@gomomo/fakes';
import {
  createState,
  interpret,
  readTurn,
  readWhen,
  type Command,
  type DateValue,
  type InterpretContext,
  type SetCommand,
  type TimeValue,
} from '@gomomo/dialogue';
import type { FrontDesk, Stage } from '@gomomo/front-desk';

/** Words that mean nothing, around what a client says: the rules leave them, and a model is asked. */
const noises: readonly ((text: string) => string)[] = [
  (text) => `bzzz frrr, ${text}`,
  (text) => `the moon said blorp: ${text}`,
  (text) => `my plumber says blue is best. ${text}`,
  (text) => `${text} (quax zorp)`,
  (text) => `${text}. the ferry hums to the parrot`,
  (text) => `${text} unless the parrot hums`,
];

export interface Disguise {
  readonly frontDesk: FrontDesk;
  /** What a server says for which the noise is no noise: the commands of the clean text. */
  readonly model: FakeModel;
  /** How many turns a model was left to read. */
  turns(): number;
}

/**
 * Plays a client whose every turn a model has to read: the same words with noise in front. The model
 * says what the rules make of them without it. A yes stays as it is, and so does what no command of a model
 * can say.
 */
export function disguise(stage: Stage): Disguise {
  let planned: readonly object[] | undefined;
  let turns = 0;
  const { frontDesk, tenant, clock } = stage;
  return {
    turns: () => turns,
    model: () => (planned ? act(...planned) : sayNothing()),
    frontDesk: {
      ...frontDesk,
      converse: async (asked) => {
        planned = undefined;
        const { turn, session } = asked;
        if (turn.kind !== 'text') return frontDesk.converse(asked);
        const facts = await frontDesk.getTenant(tenant.slug);
        const context = {
          state: session?.dialogue ?? createState(),
          tenant: facts,
          now: clock.now(),
          read: readTurn,
        };
        const clean = interpret(turn, context);
        const written = clean.map((each) => write(each, turn.text, context, stage));
        const noisy = noises
          .map((noise) => noise(turn.text))
          .find((text) => leavesResidue(interpret({ kind: 'text', text }, context), clean));
        if (noisy === undefined || written.includes(undefined)) return frontDesk.converse(asked);
        planned = written.flatMap((each) => each ?? []);
        if (planned.length === 0) return frontDesk.converse(asked);
        turns += 1;
        return frontDesk.converse({ ...asked, turn: { kind: 'text', text: noisy } });
      },
    },
  };
}

const identity = (commands: readonly Command[]): string =>
  JSON.stringify(
    commands.flatMap((each) =>
      each.kind === 'set' && ['phone', 'email', 'reference'].includes(each.slot)
        ? [each.slot, each.value]
        : [],
    ),
  );

/** Noise that is seen as such, and that hides no number and no address. */
const leavesResidue = (noisy: readonly Command[], clean: readonly Command[]): boolean =>
  noisy.some(({ kind }) => kind === 'unread' || kind === 'unclear') &&
  !noisy.some((each) => each.kind === 'unclear' && each.phone !== undefined) &&
  identity(noisy) === identity(clean);

const plain = new Map([
  ...(['reject', 'human', 'repeat', 'skip', 'goodbye', 'wait'] as const).map(
    (kind) => [kind as Command['kind'], kind as string] as const,
  ),
  ['cancelFlow', 'cancel_flow'],
]);

/** A command as a model writes it; nothing for what is the rules' own; undefined: it cannot be said. */
function write(
  command: Command,
  text: string,
  scene: InterpretContext,
  stage: Stage,
): object[] | undefined {
  switch (command.kind) {
    case 'start':
      return [{ do: 'start', intent: command.intent }];
    case 'set':
      return writeSet(command, text, scene, stage);
    case 'choose':
      return writeChoice(command.choice, scene, stage);
    case 'correct':
      return command.slot === 'reference' ? undefined : [{ do: 'correct', what: command.slot }];
    case 'ask': {
      const { topic, about } = command;
      if (topic === 'faq' || topic === 'greeting' || about?.date || about?.faq) return undefined;
      const service = about?.serviceId ? serviceOf(about.serviceId, stage) : null;
      const staff = about?.resourceId ? staffOf(about.resourceId, stage) : null;
      return [{ do: 'ask', topic, service, staff }];
    }
    default: {
      const word = plain.get(command.kind);
      return word === undefined ? undefined : [{ do: word }];
    }
  }
}

function writeChoice(
  choice: Extract<Command, { kind: 'choose' }>['choice'],
  { state }: InterpretContext,
  stage: Stage,
): object[] | undefined {
  const slots = state.offer?.slots ?? [];
  const id = 'id' in choice ? choice.id : slots.at(choice.n > 0 ? choice.n - 1 : choice.n)?.handle;
  const [kind, of = ''] = id?.split(':') ?? [];
  if (id?.startsWith('slot_')) return [{ do: 'choose', time: id }];
  if (kind !== 'service' || of === 'none') return undefined;
  return [{ do: 'set_service', service: serviceOf(of, stage) }];
}

const serviceOf = (id: string, { tenant }: Stage): string =>
  `service_${tenant.services.findIndex((each) => each.id === id) + 1}`;

const staffOf = (id: string, { tenant }: Stage): string =>
  `staff_${tenant.resources.filter(({ kind }) => kind === 'staff').findIndex((each) => each.id === id) + 1}`;

function writeSet(
  command: SetCommand,
  text: string,
  scene: InterpretContext,
  stage: Stage,
): object[] | undefined {
  switch (command.slot) {
    case 'service': {
      const [id, ...others] = command.value.ids;
      if (id === undefined || others.length > 0) return undefined;
      return [{ do: 'set_service', service: serviceOf(id, stage) }];
    }
    case 'resource': {
      const { ids, negated } = command.value;
      if (ids === 'any') return [{ do: 'set_staff', staff: 'any', unwanted: negated }];
      const [id, ...others] = ids;
      if (id === undefined || others.length > 0) return undefined;
      return [{ do: 'set_staff', staff: staffOf(id, stage), unwanted: negated }];
    }
    case 'date':
    case 'time': {
      const when = wordsFor(command, text, scene);
      return when === undefined ? undefined : [{ do: 'set_when', when_text: when }];
    }
    case 'name':
      return [{ do: 'set_name', name: command.value }];
    default:
      return [];
  }
}

/** The client's own words for a day or a time, or plainer ones, that alone are read as just that. */
function wordsFor(command: SetCommand, text: string, scene: InterpretContext): string | undefined {
  const { span, slot, value } = command;
  const own = span ? [text.slice(span.start, span.end)] : [];
  const plain = slot === 'date' || slot === 'time' ? plainly(value as DateValue | TimeValue) : [];
  return [...own, ...plain].find((words) => {
    const [read, ...others] = readWhen(words, scene) ?? [];
    return read !== undefined && others.length === 0 && essenceOf(read) === essenceOf(command);
  });
}

/** Of several readings of a clock time the likeliest counts. */
const essenceOf = ({ slot, value }: SetCommand): string =>
  slot === 'time' && value.kind === 'at' && !value.either
    ? JSON.stringify([slot, value.kind, value.readings[0], value.around, value.negated])
    : JSON.stringify([slot, value]);

/** One day, one time or one part of a day, as it is written. */
function plainly(value: DateValue | TimeValue): readonly string[] {
  if (value.kind === 'at') return value.readings.slice(0, 1);
  if (value.kind === 'part') return [`in the ${value.part}`, value.part];
  if (value.kind !== 'days') return [];
  const [day, ...others] = value.readings;
  return day && day.to === day.from && others.length === 0 ? [day.from] : [];
}

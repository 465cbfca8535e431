import { intents, topics } from '@gomomo/dialogue';
import { commandsMax } from '@gomomo/front-desk';
import { z } from 'zod';
import type { Tool, ToolCall } from './ask-model.ts';
import type { Handles } from './handles.ts';

/** What a client can find wrong without saying what is right; the desk asks. */
const correctable = ['service', 'resource', 'date', 'time', 'name', 'phone', 'email'] as const;

/** Topics that the desk knows by the words alone are not a model's to bring up. */
const askable = topics.filter((topic) => topic !== 'faq' && topic !== 'greeting');

const whenText = (): z.ZodString =>
  z.string().describe('Words that say when and nothing else, e.g. "Friday after 3 pm".');

/** Undefined where there is nothing to point at. */
const pointer = (...named: ReadonlyMap<string, unknown>[]) => {
  const [first, ...others] = named.flatMap((each) => [...each.keys()]);
  return first === undefined ? undefined : z.enum([first, ...others]);
};

/** The plain things a client can do, which need no value. */
const plain = z.strictObject({
  do: z.enum(['reject', 'human', 'repeat', 'skip', 'cancel_flow', 'goodbye', 'wait']),
});

const just = <const Name extends string>(name: Name) => z.enum([name]);

/** One command of the client each; those that point at something only where there is such a thing. */
function commandsOf({ services, staff, offered, found }: Handles) {
  const [service, person, time] = [pointer(services), pointer(staff), pointer(offered, found)];
  const never = z.never();
  return {
    start: z.strictObject({ do: just('start'), intent: z.enum(intents) }),
    setService: z.strictObject({ do: just('set_service'), service: service ?? never }),
    setStaff: z.strictObject({
      do: just('set_staff'),
      staff: z.enum(['any', ...staff.keys()]),
      unwanted: z.boolean().describe('True: anybody but this one.'),
    }),
    setWhen: z.strictObject({ do: just('set_when'), when_text: whenText() }),
    setName: z.strictObject({ do: just('set_name'), name: z.string() }),
    choose: z.strictObject({ do: just('choose'), time: time ?? never }),
    correct: z.strictObject({ do: just('correct'), what: z.enum(correctable) }),
    ask: z.strictObject({
      do: just('ask'),
      topic: z.enum(askable),
      service: (service ?? z.null()).nullable(),
      staff: (person ?? z.null()).nullable(),
    }),
    several: z.strictObject({
      do: just('several'),
      services: z.array(service ?? never),
      count: z
        .int()
        .min(1)
        .max(20)
        .nullable()
        .describe('How many people or visits, where that was said.'),
      recurring: z.boolean(),
    }),
    plain,
  };
}

type Commands = ReturnType<typeof commandsOf>;
export type ActCommand = z.infer<Commands[keyof Commands]>;

const pointsAtService: readonly (keyof Commands)[] = ['setService', 'several'];

/** Those of the commands that can be said now. */
function sayable(handles: Handles) {
  const all = commandsOf(handles);
  const times = handles.offered.size + handles.found.size;
  const names = Object.keys(all) as (keyof Commands)[];
  return names
    .filter((name) => handles.services.size > 0 || !pointsAtService.includes(name))
    .filter((name) => times > 0 || name !== 'choose')
    .map((name) => all[name]);
}

function schemasOf(handles: Handles) {
  const commands = sayable(handles) as [Commands['start'], ...Commands[keyof Commands][]];
  const service = pointer(handles.services);
  const staff = pointer(handles.staff);
  return {
    act: z.strictObject({ commands: z.array(z.union(commands)) }),
    search_times: z.strictObject({
      service: service ?? z.null(),
      staff: (staff ?? z.null()).nullable(),
      when_text: whenText().nullable(),
    }),
    look_up: z.strictObject({}),
  };
}

type Schemas = ReturnType<typeof schemasOf>;
export type ToolName = keyof Schemas;

const descriptions: Readonly<Record<ToolName, string>> = {
  act: `Passes on everything the client wants, at most ${String(commandsMax)} commands. Ends your turn: the desk goes on from there.`,
  search_times: 'Finds free times of a service. Null: whoever is free; as soon as possible.',
  look_up: "The client's own appointment, if this conversation has opened it.",
};

export type ReadCall =
  | { readonly tool: 'act'; readonly commands: readonly ActCommand[] }
  | { readonly tool: 'search_times'; readonly wish: z.infer<Schemas['search_times']> }
  | { readonly tool: 'look_up' }
  /** Told to the model as the tool's answer. */
  | { readonly tool: null; readonly error: string };

export interface Tools {
  readonly definitions: readonly Tool[];
  /** Nothing that a model has written is taken unchecked, strict server or not. */
  read(call: ToolCall): ReadCall;
}

/** The tools as things stand now: what they may point at is listed in them. */
export function createTools(handles: Handles): Tools {
  const schemas = schemasOf(handles);
  const names = Object.keys(schemas) as ToolName[];
  return {
    definitions: names
      .filter((name) => name !== 'search_times' || handles.services.size > 0)
      .map((name) => toDefinition(name, schemas[name])),
    read: (call) => readCall(call, schemas),
  };
}

function toDefinition(name: ToolName, schema: Schemas[ToolName]): Tool {
  const { $schema: _dialect, ...parameters } = z.toJSONSchema(schema);
  return { type: 'function', function: { name, description: descriptions[name], parameters } };
}

function readCall({ name, arguments: written }: ToolCall, schemas: Schemas): ReadCall {
  if (!isToolName(name, schemas)) return wrong(`there is no tool "${name.slice(0, 40)}"`);
  const given = parseJson(written);
  if (given === undefined) return wrong('the arguments are no JSON');
  if (name === 'act') {
    const { data, error } = schemas.act.safeParse(given);
    if (!data) return wrong(told(error));
    return data.commands.length > commandsMax
      ? wrong(`more than ${String(commandsMax)} commands`)
      : { tool: 'act', commands: data.commands };
  }
  const { data, error } = schemas[name].safeParse(given);
  if (!data) return wrong(told(error));
  return name === 'look_up'
    ? { tool: 'look_up' }
    : { tool: 'search_times', wish: data as z.infer<Schemas['search_times']> };
}

const isToolName = (name: string, schemas: Schemas): name is ToolName =>
  Object.hasOwn(schemas, name);

const wrong = (error: string): ReadCall => ({ tool: null, error });

function told(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ')
    .slice(0, 400);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

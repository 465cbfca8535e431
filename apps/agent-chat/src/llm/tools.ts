import { commandsMax } from '@gomomo/front-desk';
import { z } from 'zod';
import { pointer, sayableCommands, whenText, type ActCommand } from './act-commands.ts';
import type { Tool, ToolCall } from './ask-model.ts';
import type { Handles } from './handles.ts';

function schemasOf(handles: Handles) {
  const service = pointer(handles.services);
  const staff = pointer(handles.staff);
  return {
    act: z.strictObject({ commands: z.array(z.union(sayableCommands(handles))) }),
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

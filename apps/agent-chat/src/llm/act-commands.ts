import { intents, topics } from '@gomomo/dialogue';
import { z } from 'zod';
import type { Handles } from './handles.ts';

/** What a client can find wrong without saying what is right; the desk asks. */
const correctable = ['service', 'resource', 'date', 'time', 'name', 'phone', 'email'] as const;

/** Topics that the desk knows by the words alone are not a model's to bring up. */
const askable = topics.filter((topic) => topic !== 'faq' && topic !== 'greeting');

export const whenText = (): z.ZodString =>
  z.string().describe('Words that say when and nothing else, e.g. "Friday after 3 pm".');

/** Undefined where there is nothing to point at. */
export function pointer(...named: readonly ReadonlyMap<string, unknown>[]) {
  const [first, ...others] = named.flatMap((each) => [...each.keys()]);
  return first === undefined ? undefined : z.enum([first, ...others]);
}

const just = <const Name extends string>(name: Name) => z.enum([name]);

/** What a client can say that points at nothing. */
const pointless = {
  start: z.strictObject({
    do: just('start'),
    intent: z
      .enum(intents)
      .describe(
        'reschedule, cancel, lookup: an appointment they have. availability: only asks what ' +
          'is free. change: to move or to cancel, and it is open which.',
      ),
  }),
  setWhen: z.strictObject({ do: just('set_when'), when_text: whenText() }),
  setName: z.strictObject({ do: just('set_name'), name: z.string() }),
  correct: z.strictObject({
    do: just('correct'),
    what: z.enum(correctable).describe('Wrong as it stands; what is right was not said.'),
  }),
  plain: z.strictObject({
    do: z
      .enum(['reject', 'human', 'repeat', 'skip', 'cancel_flow', 'goodbye', 'wait'])
      .describe(
        'reject: no to what was asked. human: wants a person. skip: will not say. ' +
          'cancel_flow: drops what is being arranged. wait: needs a moment.',
      ),
  }),
};

/** One command of the client each. */
function commandsOf({ services, staff, offered, found }: Handles) {
  const [service, person, time] = [pointer(services), pointer(staff), pointer(offered, found)];
  const nothing = z.never();
  return {
    ...pointless,
    setService: z.strictObject({ do: just('set_service'), service: service ?? nothing }),
    setStaff: z.strictObject({
      do: just('set_staff'),
      staff: z.enum(['any', ...staff.keys()]),
      unwanted: z.boolean().describe('True: anybody but this one.'),
    }),
    choose: z.strictObject({ do: just('choose'), time: time ?? nothing }),
    ask: z.strictObject({
      do: just('ask'),
      topic: z.enum(askable),
      service: (service ?? z.null()).nullable(),
      staff: (person ?? z.null()).nullable(),
    }),
    several: z.strictObject({
      do: just('several'),
      services: z.array(service ?? nothing),
      count: z
        .int()
        .min(1)
        .max(20)
        .nullable()
        .describe('How many people or visits, where that was said.'),
      recurring: z.boolean(),
    }),
  };
}

type Commands = ReturnType<typeof commandsOf>;
type CommandName = keyof Commands;
export type ActCommand = z.infer<Commands[CommandName]>;

const ofServices: readonly CommandName[] = ['setService', 'several'];

/** Those of the commands that can be said now: what points has something to point at. */
export function sayableCommands(handles: Handles) {
  const all = commandsOf(handles);
  const times = handles.offered.size + handles.found.size;
  const names = (Object.keys(all) as CommandName[])
    .filter((name) => handles.services.size > 0 || !ofServices.includes(name))
    .filter((name) => times > 0 || name !== 'choose');
  return names.map((name) => all[name]) as [Commands['start'], ...Commands[CommandName][]];
}

import { describe, expect, test } from '@jest/globals';
import type { Command } from '@gomomo/dialogue';

import type { Model, ModelAnswer, ModelTurn } from '../src/index.ts';
import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

interface Asking {
  readonly desk: Desk;
  readonly asked: ModelTurn[];
}

/** A desk beside a model in memory that answers every turn the same; undefined: it is away. */
function deskWith(answer?: ModelAnswer | ((turn: ModelTurn) => Promise<ModelAnswer>)): Asking {
  const asked: ModelTurn[] = [];
  const model: Model = {
    interpret: async (turn) => {
      asked.push(turn);
      return typeof answer === 'function' ? answer(turn) : answer;
    },
  };
  return { desk: createDesk(model), asked };
}

const commands = (...all: Command[]): ModelAnswer => ({ kind: 'commands', commands: all });
const says = (text: string): ModelAnswer => ({ kind: 'text', text });

const residues = [
  'do you think it rains',
  'what do you think of the moon',
  'hola, quiero una cita para mi madre el viernes por favor',
  'tell me about the meaning of life',
  'yoga tomorrow unless the dog is ill',
  'massage on friday except when raining',
  'yoga on tuesday but with a parrot',
  'my plumber says blue is best',
  'yoga tomorrow at 2pm, the one with the purple mats',
  'which team do you support',
  'the thing my neighbour gets',
  'yoga friday, not while the builders hammer',
  'bzzz frrr',
  'facial on friday with cucumber water',
  'the band was great last night',
  'yoga tomorrow without mirrors',
  'is the mountain high',
  'massage tomorrow, wheelchair ramp needed',
  'it depends on the weather and my boss',
  'yoga on wednesday for beginners with asymmetry',
];

const clean = [
  'hello',
  'yoga tomorrow at 2pm',
  'massage on friday',
  'book me in for yoga on tuesday please',
  'when are you open',
  'where are you',
  'how much is a massage',
  'i want to cancel my appointment',
  'i want to move my appointment',
  'talk to a person',
  'goodbye',
  'thank you',
  'yes',
  'no',
  'what can you do',
  'yoga next week',
  'what is free on friday',
  'is it safe to get a massage when pregnant',
  'this is an emergency, he collapsed',
  'my lawyer will sue you',
];

describe('a model is asked', () => {
  test.each(residues)('about what the rules leave: "%s"', async (said) => {
    const { desk, asked } = deskWith();
    await desk.says(said);
    expect(asked).toHaveLength(1);
  });

  test.each(clean)('never about what they read: "%s"', async (said) => {
    const { desk, asked } = deskWith();
    await desk.says(said);
    expect(asked).toHaveLength(0);
  });
});

describe('a turn that is taken once more', () => {
  test('on what somebody else has left is the rules’: no model is asked about it twice', async () => {
    const { desk, asked } = deskWith({ kind: 'commands', commands: [{ kind: 'human' }] });
    const turn = { kind: 'text', text: 'yoga tomorrow without mirrors' } as const;
    expect(textOf(await desk.turn(turn, { again: true }))).toContain('without mirrors');
    expect(asked).toHaveLength(0);
  });

  test('reads nothing of what was said before, nor does one that the rules read whole', async () => {
    const { desk } = deskWith();
    const unread = {
      get history(): never {
        throw new Error('read');
      },
    };
    await expect(
      desk.turn({ kind: 'text', text: 'yoga tomorrow at 2pm' }, unread),
    ).resolves.toBeDefined();
  });
});

describe('what a model is told', () => {
  test('is the turn, what was read of it, the words that were not, and what was said before', async () => {
    const { desk, asked } = deskWith();
    await desk.turn(
      { kind: 'text', text: 'yoga tomorrow without mirrors' },
      { history: [{ said: 'hi', told: ['Hello!'] }] },
    );
    expect(asked[0]).toMatchObject({
      text: 'yoga tomorrow without mirrors',
      residue: ['without mirrors'],
      history: [{ said: 'hi', told: ['Hello!'] }],
      state: { flow: 'none' },
    });
    expect(asked[0]?.own.map(({ kind }) => kind)).toContain('unread');
  });

  test('are times that the core would offer, and nothing is held by looking', async () => {
    const { desk } = deskWith(async ({ readWhen, look, tenant }) => {
      const [serviceId = ''] = tenant.services.map(({ id }) => id);
      const when = readWhen('tomorrow at 2pm') ?? [];
      const found = await look.searchTimes({ serviceId, resourceId: null, when });
      return says(`${String(found?.length)} at ${String(found?.[0]?.start)}`);
    });
    const answer = await desk.says('my plumber says blue is best');
    expect(textOf(answer)).toContain('1 at 2026-11-24T14:00:00-05:00');
    expect(desk.core.holds.size).toBe(0);
    expect(desk.session?.dialogue.offer).toBeNull();
  });
});

describe('what a model finds for an appointment that is being moved', () => {
  test('are times beside its own, which does not stand in the way', async () => {
    const found: string[] = [];
    const { desk } = deskWith(async ({ readWhen, look, tenant }) => {
      const when = readWhen('tomorrow') ?? [];
      const [other = ''] = tenant.services.map(({ id }) => id);
      const slots = await look.searchTimes({ serviceId: other, resourceId: null, when });
      found.push(...(slots ?? []).map(({ start }) => start.slice(11, 16)));
      return says('Sorry.');
    });
    await toSummary(desk);
    await desk.says('yes');
    await desk.says('move it please');
    await desk.says('my plumber says blue is best');
    expect(found).toContain('14:00');
    expect(desk.core.appointments.size).toBe(1);
    expect(desk.session?.dialogue.flow).toBe('reschedule');
  });

  test('is nothing where booking-core does not answer', async () => {
    const { desk } = deskWith(async ({ look, tenant }) => {
      const [serviceId = ''] = tenant.services.map(({ id }) => id);
      Object.assign(desk.core, { getAvailability: () => Promise.reject(new Error('away')) });
      const found = await look.searchTimes({ serviceId, resourceId: null, when: [] });
      return says(found === undefined ? 'Sorry.' : 'Found.');
    });
    expect(textOf(await desk.says('my plumber says blue is best'))).toContain('Sorry.');
  });
});

describe('where a model answers nothing', () => {
  test('the rules answer as if there were none', async () => {
    const [alone, beside] = [createDesk(), deskWith().desk];
    for (const said of residues) {
      expect(textOf(await beside.says(said))).toBe(textOf(await alone.says(said)));
    }
  });
});

describe('commands of a model', () => {
  const friday: Command = {
    kind: 'set',
    slot: 'date',
    value: { kind: 'days', readings: [{ from: '2026-11-27', to: '2026-11-27' }], negated: false },
  };

  test('take the place of what the rules read', async () => {
    const { desk } = deskWith(commands({ kind: 'start', intent: 'book' }, friday));
    await desk.says('my plumber says blue is best');
    expect(desk.session?.dialogue).toMatchObject({
      flow: 'book',
      wish: { days: { from: '2026-11-27', to: '2026-11-27' } },
    });
  });

  test('never say yes, whatever they are', async () => {
    const accept = (desk: Desk): Command[] => {
      const id = `accept@${String(desk.session?.dialogue.proposal?.id)}`;
      return [{ kind: 'confirm' }, { kind: 'choose', choice: { id } }];
    };
    const asking: Asking = deskWith(async () => commands(...accept(asking.desk)));
    await toSummary(asking.desk);
    await asking.desk.says('yes but my plumber says blue is best');
    await asking.desk.says('the moon says so');
    expect(asking.asked).toHaveLength(2);
    expect(asking.desk.core.appointments.size).toBe(0);
  });

  test('press no button and choose by no place in a list', async () => {
    const { desk } = deskWith(
      commands({ kind: 'choose', choice: { id: 'person' } }, { kind: 'choose', choice: { n: 1 } }),
    );
    await desk.says('yoga on tuesday');
    const alone = createDesk();
    await alone.says('yoga on tuesday');
    const said = 'my plumber says blue is best';
    expect(textOf(await desk.says(said))).toBe(textOf(await alone.says(said)));
  });

  test('choose a time that was offered', async () => {
    const asking: Asking = deskWith(async ({ state }) =>
      commands({ kind: 'choose', choice: { id: state.offer?.slots[2]?.handle ?? '' } }),
    );
    await asking.desk.says('yoga on tuesday');
    await asking.desk.says('the one my plumber would like');
    expect(asking.desk.session?.dialogue.hold?.start).toContain('T11:00');
  });

  test('give no phone number, e-mail or reference: those are what the client wrote', async () => {
    const { desk } = deskWith(
      commands(
        { kind: 'set', slot: 'phone', value: '+12125550199' },
        { kind: 'set', slot: 'email', value: 'somebody@example.com' },
        { kind: 'set', slot: 'reference', value: '7QK4-MD2X' },
        friday,
      ),
    );
    await desk.says('yoga tomorrow at 2pm');
    await desk.says('212 555 0143 and yoga on friday without mirrors');
    expect(desk.session?.dialogue).toMatchObject({
      client: { phone: '+12125550143', email: null },
      claim: { reference: null },
    });
  });

  test('name nobody whose name the client has not written', async () => {
    const { desk } = deskWith(
      commands(
        { kind: 'set', slot: 'name', value: 'Mallory Swift' },
        { kind: 'set', slot: 'name', value: 'Zoë' },
        friday,
      ),
    );
    await desk.says('zoe it is, the moon said so');
    expect(desk.session?.dialogue.client.name).toBe('Zoë');
  });

  test('are twelve at most', async () => {
    const many = Array.from({ length: 40 }, (): Command => ({ kind: 'ask', topic: 'hours' }));
    const { desk } = deskWith(commands(...many));
    const { replies } = await desk.says('my plumber says blue is best');
    expect(replies.length).toBeLessThanOrEqual(13);
  });
});

describe('words of a model', () => {
  const towels = 'We have plenty of towels.';

  test('stand where it would be said that nothing was understood, and the question comes again', async () => {
    const { desk } = deskWith(says(towels));
    const before = textOf(await desk.says('yoga tomorrow at 2pm'));
    const [said, question = '-'] = textOf(await desk.says('my plumber says so')).split('\n');
    expect(said).toBe(towels);
    expect(before).toContain(question);
  });

  test('stand beside what the rules did read, and what they hold back stays held back', async () => {
    const { desk } = deskWith(says(towels));
    const answer = textOf(await desk.says('yoga tomorrow at 2pm without mirrors'));
    expect(answer).toContain(towels);
    expect(answer).not.toContain('without mirrors');
    expect(desk.core.holds.size).toBe(0);
    expect(desk.session?.dialogue.offer?.slots.length).toBeGreaterThan(0);
  });

  test.each([
    'yes, do you think it rains then',
    'yes and what do you think of the moon',
    'yes please, is the mountain high',
  ])('make no yes of a longer turn: "%s"', async (said) => {
    const { desk } = deskWith(says(towels));
    await toSummary(desk);
    await desk.says(said);
    expect(desk.core.appointments.size).toBe(0);
    await desk.says('yes');
    expect(desk.core.appointments.size).toBe(1);
  });

  test('are no miss, however many there are', async () => {
    const { desk } = deskWith(says(towels));
    for (let turn = 0; turn < 5; turn += 1) {
      const answer = textOf(await desk.says('my plumber says blue is best'));
      expect(answer).toContain(towels);
    }
  });

  test('are said again on request', async () => {
    const { desk } = deskWith(says(towels));
    await desk.says('my plumber says blue is best');
    expect(textOf(await desk.says('say that again please'))).toContain(towels);
  });
});

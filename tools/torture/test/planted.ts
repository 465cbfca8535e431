import type { Entry } from '../history/history.ts';
import type { Data, OutboxRow } from '../look/data.ts';
import { soundData } from './sound-data.ts';
import { idOf } from './sound-visits.ts';

/** What is wrong, the invariant that it breaks, the line that says so, and what is otherwise than in sound data. */
export type Planted = readonly [string, string, RegExp, Partial<Data>];

type Rows = {
  [Name in keyof Data]: Data[Name] extends readonly (infer Row extends object)[] ? Row : never;
};
type Listed = { [Name in keyof Data]: Rows[Name] extends never ? never : Name }[keyof Data];

/** Each row that is meant, otherwise. */
export const change = <Name extends Listed>(
  name: Name,
  isMeant: (row: Rows[Name]) => boolean,
  otherwise: Partial<Rows[Name]> | ((row: Rows[Name]) => Partial<Rows[Name]>),
): Partial<Data> => ({
  [name]: (soundData[name] as readonly Rows[Name][]).map((row) =>
    isMeant(row)
      ? { ...row, ...(typeof otherwise === 'function' ? otherwise(row) : otherwise) }
      : row,
  ),
});

export const without = <Name extends Listed>(
  name: Name,
  isMeant: (row: Rows[Name]) => boolean,
): Partial<Data> => ({
  [name]: (soundData[name] as readonly Rows[Name][]).filter((row) => !isMeant(row)),
});

export const add = <Name extends Listed>(name: Name, ...rows: Rows[Name][]): Partial<Data> => ({
  [name]: [...(soundData[name] as readonly Rows[Name][]), ...rows],
});

export const find = <Name extends Listed>(
  name: Name,
  isMeant: (row: Rows[Name]) => boolean,
): Rows[Name] => {
  const found = (soundData[name] as readonly Rows[Name][]).find(isMeant);
  if (found === undefined) throw new Error(`none of ${name}`);
  return found;
};

const isNamed = (name: string) => (row: { readonly id: string }) => row.id === idOf(name);
export const rowOf = (name: string) => find('appointments', isNamed(name));
export const claimOf = (name: string) =>
  find('claims', ({ appointment }) => appointment === idOf(name));
export const eventOf = (name: string, version = 1): OutboxRow =>
  find('outbox', (row) => row.aggregate === idOf(name) && row.version === version);
export const entryOf = (id: number): Entry => find('entries', (entry) => entry.id === id);

/** An answer of a chat or of a call, otherwise. */
export const withTold = (id: number, told: object): Partial<Data> =>
  change('entries', isEntry(id), ({ answer }) =>
    answer === undefined ? {} : { answer: { ...answer, told: { ...answer.told, ...told } } },
  );

export const withAsked = (id: number, asked: object): Partial<Data> =>
  change('entries', isEntry(id), (entry) => ({ asked: { ...entry.asked, ...asked } }));

const isEntry = (id: number) => (entry: Entry) => entry.id === id;

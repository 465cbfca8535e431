const firsts = [
  ...['Jo', 'Iris', 'Theo', 'Ruth', 'Omar', 'Greta', 'Hugo', 'Nora', 'Felix', 'Paula', 'Simon'],
  ...['Vera', 'Louis', 'Wanda', 'Victor', 'Sophie', 'Gustav', 'Helga', 'Otto', 'Yusuf', 'Zelda'],
  ...['Rupert', 'Kirsten', 'Ingrid', 'Phoebe', 'Quentin', 'Lorenzo', 'Priya', 'Miriam', 'Stefan'],
  ...['Tabitha', 'Walter', 'Ursula', 'Tobias', 'Selma', 'Rashid', 'Petra', 'Oskar', 'Nadia'],
] as const;
const heads = [
  ...['Ash', 'Black', 'Brad', 'Clay', 'Cran', 'Dun', 'Eller', 'Farn', 'Glen', 'Hart', 'Kings'],
  ...['Lang', 'Marl', 'Nor', 'Oak', 'Pem', 'Rad', 'Sten', 'Thorn', 'Wal', 'Whit', 'Wool', 'Brom'],
] as const;
const tails = [
  ...['ford', 'well', 'ton', 'ley', 'field', 'wick', 'by', 'ham', 'den', 'worth', 'stead'],
  ...['mere', 'combe', 'bury', 'brook', 'gate'],
] as const;

const of = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

/** How many there are. */
export const namesMost = firsts.length * heads.length * tails.length;

/** What the client of that number is called; nobody else is, as far as there are names. */
export function nameOf(index: number): string {
  const last = Math.floor(index / firsts.length);
  const tail = Math.floor(last / heads.length);
  return `${of(firsts, index)} ${of(heads, last)}${of(tails, tail)}`;
}

let given = 0;
/** Of whoever comes next, by whatever way: a name that is mixed up is seen. */
export const newName = (): string => nameOf((given += 1));

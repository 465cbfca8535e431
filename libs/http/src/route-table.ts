import type { RouteSpec } from '@gomomo/contracts';

type Method = RouteSpec['method'];

interface Node<Entry> {
  readonly literals: Map<string, Node<Entry>>;
  wildcard: { readonly name: string; readonly node: Node<Entry> } | undefined;
  readonly entries: Map<Method, Entry>;
}

export type Match<Entry> =
  | { readonly kind: 'found'; readonly entry: Entry; readonly params: Record<string, string> }
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown' };

/** Looks a method and path up in a tree of path segments: cost by depth, whatever the number of routes. */
export function createRouteTable<Entry extends { readonly spec: RouteSpec }>(
  entries: readonly Entry[],
): (method: string, path: string) => Match<Entry> {
  const root = emptyNode<Entry>();
  for (const entry of entries) insert(root, entry);
  return (method, path) => find(root, method.toLowerCase(), path);
}

const emptyNode = <Entry>(): Node<Entry> => ({
  literals: new Map(),
  wildcard: undefined,
  entries: new Map(),
});

function insert<Entry extends { readonly spec: RouteSpec }>(root: Node<Entry>, entry: Entry): void {
  let node = root;
  for (const segment of segmentsOf(entry.spec.path)) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    node = name === undefined ? literalChild(node, segment) : wildcardChild(node, name);
  }
  node.entries.set(entry.spec.method, entry);
}

function literalChild<Entry>(node: Node<Entry>, segment: string): Node<Entry> {
  const child = node.literals.get(segment) ?? emptyNode<Entry>();
  node.literals.set(segment, child);
  return child;
}

function wildcardChild<Entry>(node: Node<Entry>, name: string): Node<Entry> {
  node.wildcard ??= { name, node: emptyNode<Entry>() };
  if (node.wildcard.name !== name) throw new Error(`two names for one segment: ${name}`);
  return node.wildcard.node;
}

function find<Entry>(root: Node<Entry>, method: string, path: string): Match<Entry> {
  const params: Record<string, string> = {};
  let node = root;
  for (const segment of segmentsOf(path)) {
    const literal = node.literals.get(segment);
    if (literal !== undefined) {
      node = literal;
      continue;
    }
    const value = decodeSegment(segment);
    if (node.wildcard === undefined || value === undefined) return { kind: 'unknown' };
    params[node.wildcard.name] = value;
    node = node.wildcard.node;
  }
  if (node.entries.size === 0) return { kind: 'unknown' };
  const entry = node.entries.get((method === 'head' ? 'get' : method) as Method);
  if (entry !== undefined) return { kind: 'found', entry, params };
  return { kind: 'wrong-method', allow: allowedMethods([...node.entries.keys()]) };
}

const allowedMethods = (methods: Method[]): string[] =>
  [...methods, ...(methods.includes('get') ? ['head'] : []), 'options'].map((name) =>
    name.toUpperCase(),
  );

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

function decodeSegment(segment: string): string | undefined {
  try {
    const value = decodeURIComponent(segment);
    return value === '' || value.includes('\0') ? undefined : value;
  } catch {
    return undefined;
  }
}

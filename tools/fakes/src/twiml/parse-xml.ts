/** An element of a TwiML document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, entities read. */
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function readText(text: string): string {
  if (/[<&](?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)/.test(text)) {
    throw new Error(`not escaped: ${text}`);
  }
  return text.replaceAll(/&(#x?)?(\w+);/g, (_all, number: string | undefined, name: string) =>
    number === undefined
      ? (entities[name] ?? '')
      : String.fromCodePoint(parseInt(name, number === '#x' ? 16 : 10)),
  );
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const rest = text.replaceAll(/\s+([\w:]+)="([^"]*)"/g, (_all, name: string, value: string) => {
    if (name in attributes) throw new Error(`${name} is there twice`);
    attributes[name] = readText(value);
    return '';
  });
  if (rest.trim() !== '') throw new Error(`not an attribute: ${rest}`);
  return attributes;
}

/** The XML that TwiML is made of: elements, attributes, text. Throws where it is not well-formed. */
export function parseXml(xml: string): Element {
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>/, '');
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  for (const [token] of body.matchAll(/<(?:"[^"]*"|[^">])*>|[^<]+/g)) {
    const top = stack.at(-1) ?? root;
    const tag = /^<(\/?)(\w+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>$/.exec(token);
    if (!tag) {
      top.text += readText(token);
      continue;
    }
    const [, closes, name = '', attributes = '', empty] = tag;
    if (closes === '/') {
      if (stack.pop()?.name !== name || stack.length === 0)
        throw new Error(`</${name}> out of place`);
      continue;
    }
    const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
    top.children.push(element);
    if (empty !== '/') stack.push(element);
  }
  const [only] = root.children;
  if (stack.length !== 1 || root.children.length !== 1 || !only)
    throw new Error('not one document');
  return only;
}

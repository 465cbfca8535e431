import { parseXml, type Element } from './parse-xml.ts';
import { publishedVerbs } from './published-verbs.ts';

/** `<Say>` takes so many characters. */
const sayMax = 4_096;

/** What is wrong with an answer, as Twilio's published verbs and attributes have it; nothing: []. */
export function findTwimlFaults(xml: string): string[] {
  const root = parseXml(xml);
  const faults = root.name === 'Response' ? [] : [`${root.name} is no document`];
  return [...faults, ...faultsOf(root), ...faultsOfGather(root)];
}

function faultsOf(element: Element): string[] {
  const { name, attributes, children, text } = element;
  const verb = publishedVerbs[name];
  if (!verb) return [`${name} is no verb`];
  const wrong = Object.entries(attributes).flatMap(([attribute, value]) => {
    const pattern = verb.attributes[attribute];
    if (!pattern) return [`${name} has no attribute ${attribute}`];
    return pattern.test(value) ? [] : [`${name} ${attribute}="${value}"`];
  });
  if ((text.trim() !== '') !== (verb.text === 'needed')) wrong.push(`${name} text "${text}"`);
  if (name === 'Say' && text.length > sayMax) wrong.push(`Say has ${text.length} characters`);
  const strays = children.filter((child) => !verb.nouns.includes(child.name));
  wrong.push(...strays.map((child) => `${child.name} in ${name}`));
  return [...wrong, ...children.flatMap(faultsOf)];
}

/** Rules that no single attribute shows: a warning or a call that falls silent. */
function faultsOfGather(root: Element): string[] {
  const faults: string[] = [];
  for (const { name, attributes } of root.children) {
    if (name !== 'Gather') continue;
    const hearsSpeech = attributes['input']?.includes('speech') ?? false;
    if (hearsSpeech && attributes['actionOnEmptyResult'] !== 'true')
      faults.push('Gather leaves silence unheard');
    // Warning 13335.
    if (attributes['speechTimeout'] === 'auto' && 'speechModel' in attributes) {
      faults.push('Gather has speechTimeout auto beside a speechModel');
    }
  }
  // An empty one lets a person who has picked up talk with the caller.
  if (root.children.length === 0) return faults;
  const last = root.children.at(-1)?.name ?? '';
  const ends = ['Hangup', 'Reject', 'Redirect', 'Dial', 'Record', 'Connect'].includes(last);
  return ends ? faults : [...faults, 'the document ends in silence'];
}

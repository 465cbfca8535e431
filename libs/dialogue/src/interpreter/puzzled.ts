import type { PendingKind } from '../core/pending.ts';

const detail = '(?:name|number|phone|mobile|e-?mail|address|details?)';
const whether = new RegExp(
  `\\b(?:(?:do|must|should) (?:i|you) (?:really |actually |absolutely )*(?:have to|need|have|give|leave|tell)\\b(?: \\S+){0,4} ${detail}s?\\b|(?:why|what) (?:do|would|should|must) (?:you|i)\\b(?: \\S+){0,5} ${detail}\\b|is (?:my|a|the) (?:phone )?${detail} (?:really )?(?:necessary|needed|required)\\b)`,
  'iu',
);

const askDetails: ReadonlySet<PendingKind> = new Set(['name', 'contact', 'name-and-contact']);

/** "Do you really need my name?", said to the question for it: that it is needed is the answer. */
export const asksWhy = (text: string, pending: PendingKind): boolean =>
  askDetails.has(pending) && whether.test(text);

const undecided =
  /^(?:(?:um+|uh+|er+|oh|well|hm+|sorry|honestly|really|i guess)[\s,.]+)*(?:i (?:really )?(?:don['’]?t|do not) (?:really )?know|dunno|idk|(?:i['’]?m |i am )?not (?:really |quite )?sure|(?:i have )?no idea)(?: (?:which|what|the difference|one|yet|really|to be honest|between|them|i want|is which))*[\s.!?]*$/iu;

/** "I don't know which": nothing is taken by it, and what tells them apart is told. */
export const cannotDecide = (text: string): boolean => undecided.test(text.trim());

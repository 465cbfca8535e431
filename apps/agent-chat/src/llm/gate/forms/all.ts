import type { Form } from '../grammar.ts';
import { contact } from './contact.ts';
import { courtesy } from './courtesy.ts';
import { guidance } from './guidance.ts';
import { ignorance } from './ignorance.ts';
import { own } from './own.ts';
import { questions } from './questions.ts';
import { services } from './services.ts';
import { staff } from './staff.ts';
import { times } from './times.ts';

/** Everything that a model may say, beside the business's own texts. What has none of these forms is not said. */
export const allForms: readonly Form[] = [
  ...[courtesy, ignorance, guidance, questions].flat(),
  ...[times, services, staff, contact, own].flat(),
];

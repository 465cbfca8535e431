import { say } from '../replies.ts';
import type { Model } from '../step.ts';

/** Says what the user said: enough to see that a client is wired up. */
export const echo: Model = ({ user }) => say(user);

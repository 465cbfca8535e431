import type { ChatDeps } from './chat-deps.ts';
import { createFindConversation, type FindConversation } from './find-conversation.ts';
import { createForget, type Forget } from './forget.ts';
import { createOpenManaged, type OpenManaged } from './open-managed.ts';
import { createSay, type Say } from './say.ts';

/** Everything that can be done with conversations, for the doors. */
export interface Chat {
  readonly say: Say;
  readonly openManaged: OpenManaged;
  readonly find: FindConversation;
  readonly forget: Forget;
}

export function createChat(deps: ChatDeps): Chat {
  return {
    say: createSay(deps),
    openManaged: createOpenManaged(deps),
    find: createFindConversation(deps),
    forget: createForget(deps),
  };
}

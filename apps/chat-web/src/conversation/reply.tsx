import { CardView } from '../cards/card.tsx';
import { Choices } from '../cards/choices.tsx';
import type { Reply } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { toChips } from './conversation.ts';

interface ReplyProps {
  readonly reply: Reply;
  /** The one reply that asks for something now. */
  readonly asks: boolean;
  readonly busy: boolean;
  readonly superseded: boolean;
  readonly serverAheadMs: number;
}

/**
 * Cards that say in full what the text says, which is then left to those who cannot see them. The
 * text of a move also says from when, and that of a found appointment why it is shown.
 */
function speaksForItself({ card, choices, appointment }: Reply): boolean {
  if (card?.kind === 'appointment') return appointment !== undefined;
  return card?.kind === 'summary' && choices?.[0]?.id.startsWith('accept-move') !== true;
}

export function ReplyView({ reply, asks, busy, superseded, serverAheadMs }: ReplyProps) {
  const { chat } = usePage();
  const off = !asks || busy;
  const chips = asks ? toChips(reply) : [];
  return (
    <>
      {reply.text === '' ? null : (
        <div className={speaksForItself(reply) ? 'unseen' : 'bubble bubble-theirs'}>
          {reply.text}
        </div>
      )}
      <CardView
        reply={reply}
        off={off}
        isLatest={asks}
        superseded={superseded}
        serverAheadMs={serverAheadMs}
        onChoose={chat.choose}
      />
      {chips.length === 0 ? null : (
        <Choices
          choices={chips}
          off={off}
          quiet={reply.card !== undefined}
          onChoose={chat.choose}
        />
      )}
    </>
  );
}

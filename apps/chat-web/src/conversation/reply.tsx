import { useLayoutEffect, useRef, type RefObject } from 'react';
import { CardView } from '../cards/card.tsx';
import { Choices } from '../cards/choices.tsx';
import type { Choice, Reply } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { toChips } from './conversation.ts';

interface ReplyProps {
  readonly reply: Reply;
  /** The one reply that asks for something now. */
  readonly asks: boolean;
  /** Nothing stands below it. */
  readonly last: boolean;
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

const holdHeight = (element: HTMLElement | null | undefined, on: boolean): void => {
  if (element) element.style.minHeight = on ? `${element.offsetHeight}px` : '';
};

interface Steady {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** A card is about to be turned: it stays where it is, under the finger. */
  keep(): void;
}

/**
 * What is replaced in place never gets lower than it was: the page would slide under the finger,
 * and the next tap would meet another button. Words above the card that grow are scrolled away.
 */
function useSteadyCard(reply: Reply, last: boolean): Steady {
  const ref = useRef<HTMLDivElement>(null);
  const top = useRef<number>(undefined);
  const cardTop = () => ref.current?.querySelector('.card')?.getBoundingClientRect().top;
  const hold = (on: boolean): void => {
    holdHeight(ref.current, on);
    holdHeight(ref.current?.querySelector<HTMLElement>('.said'), on);
  };
  useLayoutEffect(() => {
    if (!last) hold(false);
  }, [last]);
  useLayoutEffect(() => {
    const [before, now] = [top.current, cardTop()];
    top.current = undefined;
    const log = ref.current?.closest('.log');
    if (log && before !== undefined && now !== undefined) log.scrollTop += now - before;
  }, [reply.id]);
  return {
    ref,
    keep() {
      hold(true);
      top.current = cardTop();
    },
  };
}

export function ReplyView({ reply, asks, last, busy, superseded, serverAheadMs }: ReplyProps) {
  const { chat } = usePage();
  const { ref, keep } = useSteadyCard(reply, last);
  const off = !asks || busy;
  const chips = asks ? toChips(reply) : [];
  const choose = (choice: Choice, options?: { quiet?: boolean }): void => {
    if (options?.quiet === true) keep();
    chat.choose(choice, options);
  };
  return (
    <div className="reply" ref={ref}>
      {reply.text === '' ? null : (
        <div className={speaksForItself(reply) ? 'unseen' : 'said'}>
          <div className="bubble bubble-theirs">{reply.text}</div>
        </div>
      )}
      <CardView
        reply={reply}
        off={off}
        isLatest={asks}
        superseded={superseded}
        serverAheadMs={serverAheadMs}
        onChoose={choose}
      />
      {chips.length === 0 ? null : (
        <Choices
          choices={chips}
          off={off}
          quiet={reply.card !== undefined && reply.card.kind !== 'contact'}
          onChoose={choose}
        />
      )}
    </div>
  );
}

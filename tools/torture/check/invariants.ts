import { acknowledged } from './acknowledged.ts';
import { calendarEqual } from './calendar.ts';
import { everyMessage } from './every-message.ts';
import { noHoldLeft } from './holds.ts';
import { inOrder } from './in-order.ts';
import { linksOnce } from './links-once.ts';
import { noOverlap } from './no-overlap.ts';
import { noStranger } from './no-stranger.ts';
import { allDone, replayChangesNothing } from './nothing-left.ts';
import { onlyByYes } from './only-by-yes.ts';
import { onePerKey } from './one-per-key.ts';
import type { Invariant } from './verdict.ts';
import { workbookEqual } from './workbook.ts';

export const invariants: readonly Invariant[] = [
  ...[noOverlap, acknowledged, onePerKey, inOrder, calendarEqual, workbookEqual],
  ...[noHoldLeft, noStranger, allDone, replayChangesNothing, everyMessage, onlyByYes, linksOnce],
];

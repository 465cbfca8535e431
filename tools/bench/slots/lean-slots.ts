/** An open stretch in epoch ms, in one day and on one side of any change of its clock. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly midnight: number;
  /** `2026-03-16` and `+01:00`. */
  readonly date: string;
  readonly offset: string;
}

/** What the bare loop is given: everything that asks for a rule or a zone is worked out beforehand. */
export interface LeanQuery {
  readonly windows: readonly Window[];
  readonly resources: readonly {
    readonly id: string;
    /** In order of their beginning. */
    readonly busy: readonly { readonly from: number; readonly to: number }[];
  }[];
  readonly visitMs: number;
}

interface Slot {
  readonly start: string;
  readonly end: string;
  readonly resourceIds: string[];
}

/** The baseline: a loop over grid and busy times with the answer as JSON, and no rule but that. */
export function leanSlots({ windows, resources, visitMs }: LeanQuery): Slot[] {
  const slots = new Map<number, Slot>();
  for (const { id, busy } of resources) {
    let next = 0;
    for (const window of windows) {
      for (let at = window.from; at + visitMs <= window.to; at += visitMs) {
        while ((busy[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next += 1;
        if ((busy[next]?.from ?? Number.POSITIVE_INFINITY) < at + visitMs) continue;
        const slot = slots.get(at);
        if (slot !== undefined) slot.resourceIds.push(id);
        else slots.set(at, toSlot(at, at + visitMs, window, id));
      }
    }
  }
  return [...slots.entries()].sort(([left], [right]) => left - right).map(([, slot]) => slot);
}

function toSlot(start: number, end: number, window: Window, id: string): Slot {
  return { start: toText(start, window), end: toText(end, window), resourceIds: [id] };
}

function toText(at: number, { midnight, date, offset }: Window): string {
  const minutes = (at - midnight) / 60_000;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${date}T${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}:00${offset}`;
}

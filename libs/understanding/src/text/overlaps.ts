import type { Span } from '../types.ts';

export const overlaps = (left: Span, right: Span): boolean =>
  left.start < right.end && right.start < left.end;

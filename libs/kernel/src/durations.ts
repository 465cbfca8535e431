export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
/** Of a day without a clock change. */
export const dayMs = 86_400_000;

import type { Log } from '@gomomo/kernel';

const nothing = (): void => undefined;

/** Says nothing. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

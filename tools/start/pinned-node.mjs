/** The major release of Node that the product runs on; the exact one is a dependency of the root. */
export const PINNED_MAJOR = 24;

export const majorOf = (version) => Number(/^v?(\d+)/.exec(version)?.[1]);

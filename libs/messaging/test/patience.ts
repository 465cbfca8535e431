/** Less patient than production, so that a spec sees what comes after the patience. */
export const shortPatience = { requestTimeoutMs: 2000, retries: 3, sessionTimeoutMs: 6000 };

/** Vite sets NODE_ENV for the whole process where it is not set: whoever builds is not in production for it. */
export async function keepNodeEnv<Result>(
  env: NodeJS.ProcessEnv,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = env['NODE_ENV'];
  try {
    return await work();
  } finally {
    if (before === undefined) delete env['NODE_ENV'];
    else env['NODE_ENV'] = before;
  }
}

import type { AnyApp } from '@gomomo/host';

/** The app of a service as its folder exports it. Its code is read when it is asked for. */
export async function loadApp({ name }: { readonly name: string }): Promise<AnyApp> {
  const { app } = (await import(`../apps/${name}/src/app.ts`)) as { readonly app?: AnyApp };
  if (app?.name !== name) throw new Error(`apps/${name}/src/app.ts exports no app of that name`);
  return app;
}

import type { RedisClient } from './connection.ts';

/** A Lua script over one key; sent by its hash once the server knows it. */
export function defineScript(client: RedisClient, name: string, lua: string) {
  client.defineCommand(name, { numberOfKeys: 1, lua });
  return (target: RedisClient, key: string, values: readonly (string | number)[]) => {
    const commands = target as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const command = commands[name];
    if (command === undefined) throw new Error(`script ${name} is not defined`);
    return command.call(target, key, ...values);
  };
}

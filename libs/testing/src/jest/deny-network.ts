import { Socket } from 'node:net';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|0\.0\.0\.0|)$/i;
const marker = Symbol.for('gomomo.deny-network');

/** Where `socket.connect(...)` is told to go: undefined for a socket file and for the default host. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : undefined;
  }
  return typeof first !== 'string' && typeof second === 'string' ? second : undefined;
}

/**
 * A test that talks to the internet passes or fails with somebody else's day. So every connection
 * that leaves this machine is refused, with the address in the message. Node's core modules are
 * shared by all specs of a worker, hence once per worker.
 */
const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;
if (!(marker in connect)) {
  const guarded = function (this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args);
    if (host === undefined || LOOPBACK.test(host)) return connect.apply(this, args);
    process.nextTick(() => this.destroy(new Error(`tests may not connect to ${host}`)));
    return this;
  };
  Socket.prototype.connect = Object.assign(guarded, { [marker]: true }) as Socket['connect'];
}

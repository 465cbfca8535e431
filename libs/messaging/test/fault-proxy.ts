import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy in front of a broker that can swallow the answers to produce requests. */
export interface FaultProxy {
  readonly port: number;
  /** While true the broker stores what it gets, but nobody hears of it. */
  dropProduceAnswers: boolean;
  readonly dropped: () => number;
  close(): Promise<void>;
}

const produceKey = 0;

/** Kafka frames: a length of 4 bytes, then (request) key, version, correlation id or (answer) the id. */
function createFrames(onFrame: (frame: Buffer) => void) {
  let rest = Buffer.alloc(0);
  return (chunk: Buffer): void => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0);
      onFrame(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  };
}

export async function startFaultProxy(targetPort: () => number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  let dropped = 0;
  const server = createServer((client) => {
    const broker = connect(targetPort(), '127.0.0.1');
    const produceIds = new Set<number>();
    const toBroker = createFrames((frame) => {
      if (frame.readInt16BE(4) === produceKey) produceIds.add(frame.readInt32BE(8));
      broker.write(frame);
    });
    const toClient = createFrames((frame) => {
      if (produceIds.delete(frame.readInt32BE(4)) && proxy.dropProduceAnswers) dropped += 1;
      else client.write(frame);
    });
    client.on('data', toBroker);
    broker.on('data', toClient);
    for (const [socket, other] of [[client, broker] as const, [broker, client] as const]) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: FaultProxy = {
    port: (server.address() as { port: number }).port,
    dropProduceAnswers: false,
    dropped: () => dropped,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return proxy;
}

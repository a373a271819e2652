import { setTimeout as pause } from 'node:timers/promises';
import { createNodeWire } from '@bot/broker-coinbase';

const SUBSCRIBE = '{"type":"subscribe","channel":"level2","product_ids":["BTC-USD"]}';
const TIMESTAMP = /"timestamp":"([^"]+)"/;
const UPDATE = '"type":"update"';
const MAX_BYTES = 32 << 20;

/** So many clients follow a book for so long: how old each change was when it came, in ms. At least one is waited for. */
export async function level2Delays(url: string, clients: number, listenMs: number): Promise<readonly number[]> {
  const wire = createNodeWire();
  const delays: number[] = [];
  const heard: Promise<void>[] = [];
  for (let client = 0; client < clients; client += 1) {
    heard.push(
      new Promise((resolve, reject) => {
        const socket = wire.connect(
          url.replace('http', 'ws'),
          {
            opened: () => socket.send(SUBSCRIBE),
            received(message) {
              const at = performance.timeOrigin + performance.now();
              const text = Buffer.from(message).toString('latin1');
              if (!text.includes(UPDATE)) return;
              delays.push(at - Date.parse(String(TIMESTAMP.exec(text)?.[1])));
              resolve();
            },
            closed: ({ code }) => reject(new Error(`A client of the book was cut off (${code}).`)),
          },
          { maxBytes: MAX_BYTES },
        );
      }),
    );
  }
  await Promise.all(heard);
  // Changes that came while others were still connecting say how long connecting takes.
  delays.length = 1;
  await pause(listenMs);
  await wire.close();
  return delays;
}

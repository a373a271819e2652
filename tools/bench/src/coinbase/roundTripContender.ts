import type { Contender } from '../benchmark';
import { quantile } from '../running/quantile';
import { cpuUsOfAll } from './cpuUsOfAll';
import type { Served } from './servers/served';

/** One that sends signed orders, each when the answer to the one before it has come. */
export interface OrderSender {
  /** @throws Error when it was not accepted */
  send(number: number): Promise<void>;
  close(): void | Promise<void>;
}

export interface RoundTripOptions {
  readonly name: string;
  readonly serve: () => Promise<Served>;
  readonly connect: (url: string) => Promise<OrderSender>;
}

const ORDERS = 10_000;

export const p50Of = (name: string): string => `${name}: order, p50`;
export const cpuOf = (name: string): string => `${name}: order, processor`;

/** The way of an order to a server in another process and back, by the clock on the wall, and what it costs this process. */
export const roundTripContender = ({ name, serve, connect }: RoundTripOptions): Contender => ({
  name: `${name}: orders`,
  async measure({ share }) {
    const orders = Math.ceil(ORDERS * share);
    const server = await serve();
    const sender = await connect(server.url);
    // The first ones are for the compiler.
    for (let number = 0; number < orders; number += 1) await sender.send(number);
    const times: number[] = [];
    const cpuUs = await cpuUsOfAll(async () => {
      for (let number = orders; number < orders * 2; number += 1) {
        const before = performance.now();
        await sender.send(number);
        times.push((performance.now() - before) * 1_000);
      }
    });
    await sender.close();
    await server.close();
    return { digest: null, figures: { [p50Of(name)]: quantile(times, 0.5), [cpuOf(name)]: cpuUs / orders } };
  },
});

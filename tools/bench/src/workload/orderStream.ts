import type { Engine } from './engine';

export const ADD = 0;
export const CANCEL = 1;
export const TAKE = 2;

/** Orders as columns, so that reading them costs next to nothing. What a kind does not need is 0. */
export interface OrderStream {
  readonly operations: number;
  readonly kinds: Uint8Array;
  readonly markets: Uint8Array;
  readonly buys: Uint8Array;
  readonly slots: Int32Array;
  readonly ticks: Int32Array;
  readonly lots: Int32Array;
  /** Made beforehand: whoever sends an order or cancels it knows its name. Engines that need no names get none when it is empty. */
  readonly names: string[];
}

export const createStream = (operations: number): OrderStream => ({
  operations,
  kinds: new Uint8Array(operations),
  markets: new Uint8Array(operations),
  buys: new Uint8Array(operations),
  slots: new Int32Array(operations),
  ticks: new Int32Array(operations),
  lots: new Int32Array(operations),
  names: new Array<string>(operations).fill(''),
});

/** Gives the engine every order of the stream. */
export function play(stream: OrderStream, engine: Engine): void {
  const { operations, kinds, markets, buys, slots, ticks, lots, names } = stream;
  for (let i = 0; i < operations; i += 1) {
    const market = Number(markets[i]);
    const name = names[i] ?? '';
    switch (kinds[i]) {
      case ADD:
        engine.add(Number(slots[i]), name, market, buys[i] === 1, Number(ticks[i]), Number(lots[i]));
        break;
      case CANCEL:
        engine.cancel(Number(slots[i]), name, market);
        break;
      default:
        engine.take(market, name, buys[i] === 1, Number(lots[i]));
    }
  }
}

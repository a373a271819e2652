import { toText } from '@bot/core';
import { nanosText } from '../frames/timeText';
import type { StreamTrade } from '../streamHost';
import { listen, type MarketChannelMaker } from './openChannel';

const BATCH_MS = 250;
/** How many trades a snapshot has. */
const SNAPSHOT = 50;

/**
 * What was traded, newest first: the last trades, then together what came within 250 ms. The side is that of the order that had
 * waited.
 */
export const openMarketTrades: MarketChannelMaker = (parts) => {
  const { clock, instrumentId, productId, frames, host, ready } = parts;
  const numbers = frames.source();
  let waiting: readonly StreamTrade[] = [];
  let cancelTimer = (): void => undefined;

  function send(type: 'snapshot' | 'update', newestFirst: readonly StreamTrade[]): void {
    const trades = newestFirst.map((trade) => tradeFrom(trade, host.tradeIdOf(trade.tradeId), productId));
    frames.send('market_trades', [{ type, trades }]);
  }
  function sendWaiting(): void {
    const trades = waiting;
    waiting = [];
    send('update', trades);
  }

  send('snapshot', host.tradesOf(instrumentId).slice(-SNAPSHOT).reverse());
  ready();
  const leave = listen(parts, ['Trades'], {
    Trade({ trade, sequence }) {
      numbers.see(sequence);
      if (waiting.length === 0) cancelTimer = clock.setTimer(BATCH_MS, sendWaiting);
      waiting = [trade, ...waiting];
    },
  });
  return {
    close() {
      leave();
      cancelTimer();
    },
  };
};

const tradeFrom = ({ price, quantity, makerSide, at }: StreamTrade, tradeId: string, productId: string): object => ({
  trade_id: tradeId,
  product_id: productId,
  price: toText(price),
  size: toText(quantity),
  side: makerSide === 'Buy' ? 'BUY' : 'SELL',
  time: nanosText(at),
});

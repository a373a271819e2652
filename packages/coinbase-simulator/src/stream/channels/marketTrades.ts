import { toText, type MarketTrade } from '@bot/core';
import { nanosText } from '../frames/timeText';
import { listen, type MarketChannelMaker } from './openChannel';

const BATCH_MS = 250;

/**
 * What was traded, newest first: an empty snapshot, since the venue tells nothing of before, then together what came within 250 ms. The
 * side is that of the order that had waited.
 */
export const openMarketTrades: MarketChannelMaker = (parts) => {
  const { clock, productId, frames, tradeIdOf, ready } = parts;
  const numbers = frames.source();
  let waiting: MarketTrade[] = [];
  let cancelTimer = (): void => undefined;

  function send(): void {
    const trades = waiting.map((trade) => tradeFrom(trade, tradeIdOf(trade.tradeId), productId));
    waiting = [];
    frames.send('market_trades', [{ type: 'update', trades }]);
  }

  frames.send('market_trades', [{ type: 'snapshot', trades: [] }]);
  ready();
  const leave = listen(parts, ['Trades'], {
    Trade({ trade, sequence }) {
      numbers.see(sequence);
      if (waiting.length === 0) cancelTimer = clock.setTimer(BATCH_MS, send);
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

const tradeFrom = ({ price, quantity, makerSide, at }: MarketTrade, tradeId: string, productId: string): object => ({
  trade_id: tradeId,
  product_id: productId,
  price: toText(price),
  size: toText(quantity),
  side: makerSide === 'Buy' ? 'BUY' : 'SELL',
  time: nanosText(at),
});

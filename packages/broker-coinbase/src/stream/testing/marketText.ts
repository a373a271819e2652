import { toText, type MarketMessage, type PriceLevel } from '@bot/core';

/** One message as a line, without its time: `0 BookSnapshot BTC-USD bid 99 1, offer 101 2`. */
function messageText(message: MarketMessage): string {
  return `${message.sequence} ${message.type} ${contentOf(message)}`;
}

function contentOf(message: MarketMessage): string {
  switch (message.type) {
    case 'Quote': {
      const { instrumentId, bid, bidSize, ask, askSize } = message.quote;
      return `${instrumentId} ${toText(bidSize)} at ${toText(bid)}, ${toText(askSize)} at ${toText(ask)}`;
    }
    case 'BookSnapshot':
    case 'BookUpdate':
      return `${message.instrumentId} ${message.levels.map(levelText).join(', ')}`;
    case 'Trade': {
      const { instrumentId, tradeId, price, quantity, makerSide } = message.trade;
      return `${instrumentId} ${tradeId} ${toText(quantity)} at ${toText(price)} ${makerSide}`;
    }
    case 'Candle': {
      const { instrumentId, openedAt, close, volume } = message.candle;
      return `${instrumentId} ${openedAt / 1000} close ${toText(close)} volume ${toText(volume)}`;
    }
    case 'Status':
      return `${message.instrumentId} ${message.status}`;
    case 'Heartbeat':
      return String(message.counter);
  }
}

const levelText = ({ side, price, quantity }: PriceLevel): string =>
  `${side === 'Buy' ? 'bid' : 'offer'} ${toText(price)} ${toText(quantity)}`;

export const messageTexts = (messages: readonly MarketMessage[]): readonly string[] => messages.map(messageText);

import { toText, type Instrument, type TradingStatus } from '@bot/core';
import { listen, type MarketChannelMaker } from './openChannel';

/** What a product takes: as it is, then each time it changes. Every frame is a snapshot. */
export const openStatus: MarketChannelMaker = (parts) => {
  const { listed, productId, frames, ready } = parts;
  const numbers = frames.source();
  const close = listen(parts, ['Status'], {
    Status({ status, sequence }) {
      const product = productFrom(listed.listing.instrument, productId, status);
      frames.send('status', [{ type: 'snapshot', products: [product] }], numbers.of(sequence));
      ready();
    },
  });
  return { close };
};

const statusMessages: Readonly<Record<TradingStatus, string>> = {
  Online: '',
  CancelOnly: 'Cancel only',
  LimitOnly: 'Limit only',
  PostOnly: 'Post only',
  Auction: 'Auction',
  Disabled: 'Trading disabled',
};

const productFrom = (instrument: Instrument, productId: string, status: TradingStatus): object => ({
  product_type: instrument.kind === 'Spot' ? 'SPOT' : 'FUTURE',
  id: productId,
  base_currency: instrument.baseCurrency,
  quote_currency: instrument.quoteCurrency,
  base_increment: toText(instrument.lotSize),
  quote_increment: toText(instrument.tickSize),
  display_name: `${instrument.baseCurrency}/${instrument.quoteCurrency}`,
  status: status === 'Disabled' ? 'offline' : 'online',
  status_message: statusMessages[status],
  min_market_funds: toText(instrument.minNotional),
});

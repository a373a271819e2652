import { toText, type EpochMs, type MarketMessage, type PriceLevel } from '@bot/core';
import { nanosText } from '../frames/timeText';
import { listen, type MarketChannelMaker } from './openChannel';

/** The whole book, then the new quantity of each level that changed; `0` takes it out. Its frames are called `l2_data`. */
export const openLevel2: MarketChannelMaker = (parts) => {
  const { productId, frames, ready } = parts;
  const numbers = frames.source();
  const send = (type: 'snapshot' | 'update', { levels, sequence, at }: BookMessage): void => {
    const updates = levels.map((level) => updateFrom(level, at));
    frames.send('l2_data', [{ type, product_id: productId, updates }], numbers.of(sequence));
    ready();
  };
  const close = listen(parts, ['Level2'], {
    BookSnapshot: (message) => send('snapshot', message),
    BookUpdate: (message) => send('update', message),
  });
  return { close };
};

type BookMessage = Extract<MarketMessage, { readonly type: 'BookSnapshot' | 'BookUpdate' }>;

const updateFrom = ({ side, price, quantity }: PriceLevel, at: EpochMs): object => ({
  side: side === 'Buy' ? 'bid' : 'offer',
  event_time: nanosText(at),
  price_level: toText(price),
  new_quantity: toText(quantity),
});

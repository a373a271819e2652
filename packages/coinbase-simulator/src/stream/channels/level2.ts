import { toText, type EpochMs, type PriceLevel } from '@bot/core';
import { nanosText } from '../frames/timeText';
import { listen, type MarketChannelMaker } from './openChannel';

/** The whole book, then the new quantity of each level that changed; `0` takes it out. Its frames are called `l2_data`. */
export const openLevel2: MarketChannelMaker = (parts) => {
  const { productId, frames, ready } = parts;
  const numbers = frames.source();
  const close = listen(parts, ['Level2'], (message) => {
    const number = numbers.of(message.sequence);
    if (message.type !== 'BookSnapshot' && message.type !== 'BookUpdate') return;
    const type = message.type === 'BookSnapshot' ? 'snapshot' : 'update';
    const updates = message.levels.map((level) => updateFrom(level, message.at));
    frames.send('l2_data', [{ type, product_id: productId, updates }], number);
    ready();
  });
  return { close };
};

const updateFrom = ({ side, price, quantity }: PriceLevel, at: EpochMs): object => ({
  side: side === 'Buy' ? 'bid' : 'offer',
  event_time: nanosText(at),
  price_level: toText(price),
  new_quantity: toText(quantity),
});

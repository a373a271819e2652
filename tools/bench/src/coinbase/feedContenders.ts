import { createLevel2Book, decodeFrame } from '@bot/broker-coinbase';
import { assert } from '@bot/core';
import type { Contender, Work } from '../benchmark';
import { timed } from '../running/timed';
import { bookDigest, type BookLevel } from './bookDigest';
import { ccxtFeed } from './ccxtFeed';
import { coinbaseApiFeed } from './coinbaseApiFeed';
import { mixedFeed, type MixedFeed } from './mixedFeed';

const MESSAGES = 20_000;
/** Levels on each side. */
const DEPTH = 1_000;

export const feedNames = {
  ours: 'client',
  parse: 'JSON.parse',
  model: 'plain book',
  coinbaseApi: 'coinbase-api',
  ccxt: 'ccxt',
} as const;

/** Each reads the same bytes. Those that keep a book must end with the same one. */
export const feedContenders: readonly Contender[] = [
  reads(feedNames.ours, ourFeed),
  reads(feedNames.parse, bareParse),
  reads(feedNames.model, plainBook),
  reads(feedNames.coinbaseApi, coinbaseApiFeed),
  reads(feedNames.ccxt, ccxtFeed),
];

function reads(name: string, prepare: (feed: MixedFeed) => Work): Contender {
  const contender = timed(name, ({ share }) => prepare(mixedFeed(Math.ceil(MESSAGES * share), DEPTH)));
  return {
    name,
    async measure(budget) {
      const { figures, digest } = await contender.measure(budget);
      return { figures, digest: digest === '' ? null : digest };
    },
  };
}

/** Read, checked, and its book kept, as behind the sockets of our client. */
function ourFeed({ snapshot, messages }: MixedFeed): Work {
  const book = createLevel2Book();
  const heard = (message: Buffer): void => {
    const frame = decodeFrame(message);
    if (frame.channel !== 'level2') return;
    for (const event of frame.events) assert(book.apply(event), 'the book takes all changes');
  };
  return {
    operations: messages.length,
    reset: () => heard(snapshot),
    pass: () => messages.forEach(heard),
    result: () =>
      bookDigest(
        book.levels().map(({ isBid, price, quantity }) => [isBid ? 'bid' : 'offer', Number(price), Number(quantity)]),
      ),
  };
}

/** Nothing but the parser, for comparison: no book, so no result. */
function bareParse({ messages }: MixedFeed): Work {
  let channels = 0;
  return {
    operations: messages.length,
    reset: () => undefined,
    pass() {
      for (const message of messages) {
        channels += (JSON.parse(message.toString()) as { channel: string }).channel.length;
      }
    },
    result() {
      assert(channels > 0, 'messages were read');
      return '';
    },
  };
}

interface PlainFrame {
  readonly channel: string;
  readonly events: readonly {
    readonly type: string;
    readonly updates: readonly { side: 'bid' | 'offer'; price_level: string; new_quantity: string }[];
  }[];
}

/** As simple as can be, and checks nothing: what the books of the others must be. */
function plainBook({ snapshot, messages }: MixedFeed): Work {
  const book = new Map<string, BookLevel>();
  const heard = (message: Buffer): void => {
    const { channel, events } = JSON.parse(message.toString()) as PlainFrame;
    if (channel !== 'l2_data') return;
    for (const { type, updates } of events) {
      if (type === 'snapshot') book.clear();
      for (const { side, price_level, new_quantity } of updates) {
        if (Number(new_quantity) === 0) book.delete(side + price_level);
        else book.set(side + price_level, [side, Number(price_level), Number(new_quantity)]);
      }
    }
  };
  return {
    operations: messages.length,
    reset: () => heard(snapshot),
    pass: () => messages.forEach(heard),
    result: () => bookDigest([...book.values()]),
  };
}

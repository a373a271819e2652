import {
  compare,
  equals,
  exceeds,
  isPositive,
  marketChannels,
  ratioOf,
  roundDown,
  scale,
  toText,
  type PriceLevel,
  type Side,
} from '@bot/core';
import { mustBe, mustExist, mustHold } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';
import { connect, rebuilt } from './feedWorld';

const CANDLE_MS = 5 * 60 * 1000;

/** A connection for market data. */
export const feedCards: readonly BrokerCard[] = [
  {
    id: 'BC-610',
    title: 'begins with a snapshot of the book, best prices first',
    mandatory: false,
    precondition: 'There is a market.',
    stimulus: 'Connect to the book.',
    expected:
      'The first message is a snapshot: bids from the best down, then asks from the best up, above zero; its best prices are those of the quote.',
    needs: ['BookChannel'],
    async check(world) {
      const { bid, ask } = await world.quote();
      const { of } = connect(world, ['Level2']);
      const [first] = await world.until('a message about the book', () =>
        nonEmpty([...of('BookSnapshot'), ...of('BookUpdate')]),
      );
      const { type, levels, sequence } = mustExist(first, 'the first message');
      mustBe([type, sequence], ['BookSnapshot', 0], 'the first message');
      mustHold(isBestFirst(levels), 'bids from the best down, then asks from the best up', levels);
      mustHold(
        levels.every(({ quantity }) => isPositive(quantity)),
        'no empty level',
        levels,
      );
      mustBe([bestOf(levels, 'Buy'), bestOf(levels, 'Sell')], [toText(bid), toText(ask)], 'the best prices');
    },
  },
  {
    id: 'BC-620',
    title: 'numbers the messages of a connection from 0 without a gap, across its channels',
    mandatory: false,
    precondition: 'A connection to every channel.',
    stimulus: 'A limit buy rests and is canceled; a market buy is filled; a few seconds pass.',
    expected: 'Sequences 0, 1, 2 … in the order of arrival; times never fall.',
    needs: ['BookChannel', 'TradeChannel'],
    async check(world) {
      const { messages, of } = connect(world, marketChannels);
      await makeNoise(world);
      await world.until('the trade', () => nonEmpty(of('Trade')));
      await world.advance(3000);
      mustBe(
        messages.map(({ sequence }) => sequence),
        messages.map((_, index) => index),
        'the sequences',
      );
      const times = messages.map(({ at }) => at);
      mustBe(
        times,
        times.toSorted((a, b) => a - b),
        'the times',
      );
    },
  },
  {
    id: 'BC-630',
    title: 'lets a listener rebuild the book that a new connection is shown',
    mandatory: false,
    precondition: 'A connection to the book.',
    stimulus: 'Orders rest, are canceled and filled; then another connection.',
    expected: 'Snapshot and updates of the first make the same book as those of the second.',
    needs: ['BookChannel'],
    async check(world) {
      const first = connect(world, ['Level2']);
      await makeNoise(world);
      await world.submitAccepted(await world.foremostOrder());
      const second = connect(world, ['Level2']);
      await world.until('a snapshot for the second', () => nonEmpty(second.of('BookSnapshot')));
      await world.advance(1000);
      mustBe(rebuilt(first.messages), rebuilt(second.messages), 'the book of the first');
      mustHold(first.of('BookUpdate').length > 0, 'the book changed meanwhile', first.messages.length);
    },
  },
  {
    id: 'BC-640',
    title: 'tells everybody of our trades, with the side that had waited',
    mandatory: false,
    precondition: 'A connection to the trades.',
    stimulus: 'A market buy is filled.',
    expected: 'For each fill a trade of its price and quantity; the maker sold.',
    needs: ['TradeChannel'],
    async check(world) {
      const { of } = connect(world, ['Trades']);
      const request = await world.order();
      await world.submitToEnd(request);
      const fills = await world.until('reports of the fills', () => nonEmpty(world.fillsOf(request.clientOrderId)));
      for (const fill of fills) {
        const terms = [fill.instrumentId, toText(fill.price), toText(fill.quantity), 'Sell'].join(' ');
        await world.until(`the trade ${terms}`, () =>
          of('Trade').find(
            ({ trade }) =>
              [trade.instrumentId, toText(trade.price), toText(trade.quantity), trade.makerSide].join(' ') === terms,
          ),
        );
      }
    },
  },
  {
    id: 'BC-642',
    title: 'calls a trade as it calls the fill of it',
    mandatory: false,
    precondition: 'A connection to the trades.',
    stimulus: 'A market buy is filled.',
    expected: 'For each fill a trade with its id.',
    needs: ['TradeChannel', 'CommonTradeIds'],
    async check(world) {
      const { of } = connect(world, ['Trades']);
      const request = await world.order();
      await world.submitToEnd(request);
      const fills = await world.until('reports of the fills', () => nonEmpty(world.fillsOf(request.clientOrderId)));
      for (const { tradeId } of fills) {
        await world.until(`the trade ${tradeId}`, () => of('Trade').find(({ trade }) => trade.tradeId === tradeId));
      }
    },
  },
  {
    id: 'BC-650',
    title: 'tells the candle of five minutes in which a trade falls',
    mandatory: false,
    precondition: 'A connection to the candles.',
    stimulus: 'A market buy is filled.',
    expected:
      'A candle of five minutes, opened at a full five minutes and running, that has the price of the trade between low and high and at least its volume.',
    needs: ['CandleChannel'],
    async check(world) {
      const { of } = connect(world, ['Candles']);
      const request = await world.order();
      const { progress } = await world.submitToEnd(request);
      const [fill] = await world.until('a report of the fill', () => nonEmpty(world.fillsOf(request.clientOrderId)));
      const { price } = mustExist(fill, 'the fill');
      const { candle } = await world.until('the candle of the trade', () =>
        of('Candle').find(({ candle: { high, low, volume } }) => {
          const holdsPrice = !exceeds(low, price) && !exceeds(price, high);
          return holdsPrice && !exceeds(progress.cumulativeQuantity, volume);
        }),
      );
      mustBe([candle.durationMs, candle.openedAt % CANDLE_MS], [CANDLE_MS, 0], 'five minutes');
      const isRunning = candle.openedAt <= progress.at && progress.at < candle.openedAt + CANDLE_MS;
      mustHold(isRunning, 'the trade falls into the candle', [candle.openedAt, progress.at]);
    },
  },
  {
    id: 'BC-660',
    title: 'tells what the instrument takes, and when that changes',
    mandatory: false,
    precondition: 'A connection to the status.',
    stimulus: 'The instrument becomes cancel-only.',
    expected: 'Online, then CancelOnly.',
    needs: ['StatusChannel', 'TradingStatus'],
    async check(world) {
      const { of } = connect(world, ['Status']);
      await world.until('the status', () => nonEmpty(of('Status')));
      await world.act('setStatus', 'CancelOnly');
      await world.until('the new status', () => of('Status').at(-1)?.status === 'CancelOnly' || null);
      const told = of('Status').map(({ status }) => status);
      mustBe([...new Set(told)], ['Online', 'CancelOnly'], 'the statuses');
    },
  },
  {
    id: 'BC-670',
    title: 'beats about once a second, and counts',
    mandatory: false,
    precondition: 'A connection to the heartbeats.',
    stimulus: 'Five seconds pass.',
    expected: 'At least three heartbeats and at most seven, each counter one above that before.',
    needs: ['HeartbeatChannel'],
    async check(world) {
      const { of } = connect(world, ['Heartbeats']);
      await world.advance(5000);
      const counters = of('Heartbeat').map(({ counter }) => counter);
      mustHold(counters.length >= 3 && counters.length <= 7, 'about one a second', counters);
      const first = counters[0] ?? 0;
      mustBe(
        counters,
        counters.map((_, index) => first + index),
        'the counters',
      );
    },
  },
  {
    id: 'BC-680',
    title: 'tells a connection what it asked for and nothing else, until it is left',
    mandatory: false,
    precondition: 'A connection to the trades.',
    stimulus: 'The price moves and a market buy is filled; the connection is left; another is filled.',
    expected: 'Trades of the instrument and nothing else; after leaving nothing.',
    needs: ['TradeChannel', 'MovablePrice'],
    async check(world) {
      const { instrument } = world;
      const { messages, of, leave } = connect(world, ['Trades']);
      const { bid } = await world.quote();
      await world.act('movePriceTo', roundDown(scale(bid, ratioOf('1.01')), instrument.tickSize));
      await world.submitToEnd(await world.order());
      await world.until('a trade', () => nonEmpty(of('Trade')));
      const others = messages.filter(
        (message) => message.type !== 'Trade' || message.trade.instrumentId !== instrument.instrumentId,
      );
      mustBe(
        others.map(({ type }) => type),
        [],
        'messages that nobody asked for',
      );
      leave();
      const { length } = messages;
      await world.submitToEnd(await world.order());
      await world.advance(1000);
      mustBe(messages.length, length, 'messages after leaving');
    },
  },
];

const nonEmpty = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);

/** An order that rests and is canceled, and one that trades. */
async function makeNoise(world: BrokerWorld): Promise<void> {
  const { broker, ask } = world;
  const resting = await world.restingOrder();
  const { venueOrderId } = await world.submitAccepted(resting);
  await ask(broker.cancelOrders([venueOrderId]));
  await world.ended(resting.clientOrderId);
  await world.submitToEnd(await world.order());
}

function isBestFirst(levels: readonly PriceLevel[]): boolean {
  const bids = levels.filter(({ side }) => side === 'Buy');
  const asks = levels.filter(({ side }) => side === 'Sell');
  const inOrder = [
    ...bids.toSorted((a, b) => compare(b.price, a.price)),
    ...asks.toSorted((a, b) => compare(a.price, b.price)),
  ];
  return levels.every(({ side, price }, index) => {
    const there = inOrder[index];
    return there !== undefined && there.side === side && equals(there.price, price);
  });
}

function bestOf(levels: readonly PriceLevel[], wanted: Side): string | undefined {
  const best = levels.find(({ side }) => side === wanted);
  return best && toText(best.price);
}

import { add, exceeds, isNegative, isPositive, midPrice, ratioOf, roundDown, scale, type Quote } from '@bot/core';
import { mustBe, mustExist, mustFail, mustHold } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';

export const marketDataCards: readonly BrokerCard[] = [
  {
    id: 'BC-010',
    title: 'lists its instruments, and they make sense',
    mandatory: true,
    precondition: 'None.',
    stimulus: 'Ask for the instruments.',
    expected:
      'The instrument under test is listed once; steps and minimums of all are above zero, the largest quantity is not below the smallest.',
    needs: [],
    async check({ broker, instrument, ask }) {
      const listed = await ask(broker.instruments());
      const same = listed.filter(({ instrumentId }) => instrumentId === instrument.instrumentId);
      mustBe(same.length, 1, `entries of ${instrument.instrumentId} in the list`);
      for (const each of listed) {
        const { instrumentId, tickSize, lotSize, minQuantity, maxQuantity, contractSize } = each;
        const steps = [tickSize, lotSize, minQuantity, contractSize];
        mustHold(steps.every(isPositive), `steps of ${instrumentId} are above zero`, steps);
        mustHold(!exceeds(minQuantity, maxQuantity), `smallest ≤ largest of ${instrumentId}`, [
          minQuantity,
          maxQuantity,
        ]);
      }
    },
  },
  {
    id: 'BC-020',
    title: 'quotes a bid below the ask, with sizes above zero',
    mandatory: true,
    precondition: 'There is a market.',
    stimulus: 'Ask for the quote.',
    expected: '0 < bid < ask, both sizes above zero, of the instrument that was asked for.',
    needs: [],
    async check(world) {
      mustBeSane(await world.quote(), world);
    },
  },
  {
    id: 'BC-030',
    title: 'says NotFound for the quote of an instrument that it does not have',
    mandatory: true,
    precondition: 'None.',
    stimulus: 'Ask for the quote of NO-SUCH.',
    expected: 'BrokerError NotFound.',
    needs: [],
    check: ({ broker, ask }) => mustFail(ask(broker.quote('NO-SUCH')), 'NotFound', 'the quote of NO-SUCH'),
  },
  {
    id: 'BC-040',
    title: 'streams quotes until it is told to stop',
    mandatory: true,
    precondition: 'Somebody listens to the quotes of the instrument.',
    stimulus: 'The price moves; the listener leaves; the price moves again.',
    expected: 'A quote around the new price arrives; after leaving none does.',
    needs: ['MovablePrice', 'QuoteStream'],
    async check(world) {
      const { broker, instrument } = world;
      const heard: Quote[] = [];
      const unsubscribe = broker.subscribeQuotes([instrument.instrumentId], (quote) => heard.push(quote));
      const raised = await raisePrice(world);
      const last = await world.until('a quote at the new price', () =>
        heard.findLast(({ ask }) => !exceeds(raised, ask)),
      );
      mustBeSane(last, world);
      unsubscribe();
      const count = heard.length;
      await raisePrice(world);
      await world.advance(1000);
      mustBe(heard.length, count, 'quotes heard after leaving');
    },
  },
  {
    id: 'BC-050',
    title: 'gives closed candles that make sense, oldest first',
    mandatory: true,
    precondition: 'None.',
    stimulus: 'Ask for the three newest candles of a minute.',
    expected: 'At most three, each a minute and closed by now; low ≤ open, close ≤ high, and a volume not below zero.',
    needs: [],
    async check({ broker, instrument, ask }) {
      const { instrumentId } = instrument;
      const candles = await ask(broker.candles({ instrumentId, durationMs: MINUTE_MS, count: 3 }));
      const now = await ask(broker.venueTime());
      mustHold(candles.length <= 3, 'no more than was asked for', candles.length);
      const openings = candles.map(({ openedAt }) => openedAt);
      const inOrder = [...new Set(openings)].sort((a, b) => a - b);
      mustBe(openings, inOrder, 'the openings, oldest first');
      for (const candle of candles) {
        const { openedAt, durationMs, open, high, low, close, volume } = candle;
        mustBe([candle.instrumentId, durationMs], [instrumentId, MINUTE_MS], 'what was asked for');
        mustHold(openedAt + durationMs <= now, 'a candle is closed', openedAt);
        const isFramed = [open, close].every((price) => !exceeds(low, price) && !exceeds(price, high));
        mustHold(isFramed && !isNegative(volume), 'prices lie between low and high', candle);
      }
    },
  },
];

const MINUTE_MS = 60_000;

/** Moves the market up by a tenth and says where to. */
async function raisePrice(world: BrokerWorld) {
  const { bid, ask } = await world.quote();
  const middle = midPrice(bid, ask);
  const raised = roundDown(add(middle, scale(middle, ratioOf('0.1'))), world.instrument.tickSize);
  await world.act('movePriceTo', raised);
  return raised;
}

function mustBeSane(quote: Quote, { instrument }: BrokerWorld): void {
  const { bid, ask, bidSize, askSize } = mustExist(quote, 'the quote');
  mustBe(quote.instrumentId, instrument.instrumentId, 'the instrument of the quote');
  mustHold([bid, bidSize, askSize].every(isPositive), 'bid and sizes are above zero', quote);
  mustHold(exceeds(ask, bid), 'the bid is below the ask', quote);
}

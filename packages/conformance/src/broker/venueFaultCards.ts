import { isBrokerError, toText, type BrokerError } from '@bot/core';
import { ConformanceFailure } from '../card/conformanceFailure';
import { mustAmountTo, mustBe } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';

/** What goes wrong at the venue, and must be told as it is. */
export const venueFaultCards: readonly BrokerCard[] = [
  {
    id: 'BC-810',
    title: 'says RateLimited when there are too many requests; the same id later places one order',
    mandatory: false,
    partOf: 'BE-01',
    precondition: 'The next three submits are too many, without a Retry-After.',
    stimulus: 'The same limit buy four times.',
    expected: 'BrokerError RateLimited without retryAfterMs three times, then Accepted; one open order.',
    needs: ['RateLimit'],
    check: (world) => checkRateLimit(world, null),
  },
  {
    id: 'BC-812',
    title: 'says after which time the venue takes requests again, when it says so',
    mandatory: false,
    partOf: 'BE-01',
    precondition: 'The next three submits are too many, with a Retry-After of two seconds.',
    stimulus: 'The same limit buy four times.',
    expected: 'BrokerError RateLimited with retryAfterMs 2000 three times, then Accepted; one open order.',
    needs: ['RateLimit'],
    check: (world) => checkRateLimit(world, 2000),
  },
  {
    id: 'BC-820',
    title: 'tells why an order that was accepted is rejected after all',
    mandatory: false,
    partOf: 'BE-12',
    precondition: 'A limit buy rests.',
    stimulus: 'A rule that is checked late rejects it: InsufficientFunds.',
    expected: 'A report and the order say Rejected, InsufficientFunds; nothing was bought, nothing is held or open.',
    needs: ['LateReject'],
    async check(world) {
      const { broker, instrument, ask } = world;
      const request = await world.restingOrder();
      const { venueOrderId } = await world.submitAccepted(request);
      await world.act('rejectLate', venueOrderId, 'InsufficientFunds');
      const { progress } = await world.ended(request.clientOrderId);
      const end = [progress.status, progress.reason, toText(progress.cumulativeQuantity)];
      mustBe(end, ['Rejected', 'InsufficientFunds', '0'], 'the end');
      const told = await world.until('a report of the end', () =>
        world.progressOf(request.clientOrderId).find(({ status }) => status === 'Rejected'),
      );
      mustBe(told.reason, 'InsufficientFunds', 'the reason that was reported');
      mustBe(toText(await world.netQuantity(instrument.instrumentId)), '0', 'what is held');
      mustBe(toText((await world.balance(instrument.quoteCurrency)).hold), '0', 'the hold afterwards');
      mustBe((await ask(broker.openOrders())).length, 0, 'open orders');
    },
  },
  {
    id: 'BC-830',
    title: 'tells of a trade that was taken back, and gives back what was paid for it',
    mandatory: false,
    precondition: 'A market buy was filled.',
    stimulus: 'The venue takes its first trade back.',
    expected: 'A fill of the type Reversal with the side and amounts of that trade; value, fee and coins are back.',
    needs: ['Busts'],
    async check(world) {
      const { broker, instrument, ask } = world;
      const since = await ask(broker.venueTime());
      const before = [await world.balance(instrument.quoteCurrency), await world.balance(instrument.baseCurrency)];
      await world.submitToEnd(await world.order());
      const bought = await ask(broker.fillsSince(since));
      for (const { tradeId } of bought) await world.act('bust', tradeId);
      const listed = await ask(broker.fillsSince(since));
      const reversals = listed.filter(({ tradeType }) => tradeType === 'Reversal');
      mustBe(
        reversals.map((fill) => [fill.reverses, fill.side, toText(fill.quantity), toText(fill.commission)]),
        bought.map((fill) => [fill.tradeId, fill.side, toText(fill.quantity), toText(fill.commission)]),
        'the reversals',
      );
      for (const { currency, total } of before) {
        mustAmountTo((await world.balance(currency)).total, total, `the total of ${currency}`);
      }
    },
  },
];

async function checkRateLimit(world: BrokerWorld, retryAfterMs: number | null): Promise<void> {
  const { broker, ask } = world;
  const request = await world.restingOrder();
  await world.act('limitRate', 3, retryAfterMs);
  for (let call = 1; call <= 3; call++) {
    const { code, details } = await failureOf(ask(broker.submitOrder(request)));
    mustBe([code, details.retryAfterMs ?? null], ['RateLimited', retryAfterMs], `the answer to call ${call}`);
    await world.advance(retryAfterMs ?? 1000);
  }
  await world.submitAccepted(request);
  mustBe((await ask(broker.openOrders())).length, 1, 'open orders');
}

async function failureOf(call: Promise<unknown>): Promise<BrokerError> {
  const outcome: unknown = await call.catch((error: unknown) => error);
  if (isBrokerError(outcome)) return outcome;
  throw new ConformanceFailure('a submit that is one too many', 'a BrokerError', JSON.stringify(outcome));
}

import { toText, type FundingPayment } from '@bot/core';
import { openExchange } from '../testing/openExchange';
import { quotedAt, seeded } from '../perpetual/testing/quotedAt';
import { fundingsOf } from './fundings';

const HOUR = 3_600_000;
const readable = ({ amount, fundingRate, ...rest }: FundingPayment): object => ({
  ...rest,
  amounts: [amount, fundingRate].map(toText),
});

/** Alice is long 1 and bob short 2 at a mark of 50,000; funding is paid at 0.01 %. */
function openPositions(keptEnds?: number) {
  const exchange = openExchange(keptEnds === undefined ? {} : { keptEnds });
  quotedAt(exchange, 50_000);
  seeded(exchange, 1, 50_000);
  seeded(exchange, -2, 50_000, 'bob');
  exchange.run({ type: 'SetFundingRate', at: 0, instrumentId: 'X-PERP', ppb: 100_000 });
  return exchange;
}

it('each payment is listed for who paid or got it, named by instrument and interval', () => {
  const { state, pass } = openPositions();
  pass(HOUR);
  const common = { fundingId: `X-PERP-${HOUR}`, instrumentId: 'X-PERP', currency: 'USD', at: HOUR };
  expect(fundingsOf(state, 'alice').map(readable)).toEqual([{ ...common, amounts: ['-5', '0.0001'] }]);
  expect(fundingsOf(state, 'bob').map(readable)).toEqual([{ ...common, amounts: ['10', '0.0001'] }]);
  expect(fundingsOf(state, 'market')).toEqual([]);
});

it('they are listed from a time on', () => {
  const { state, pass } = openPositions();
  for (const hour of [1, 2, 3]) pass(hour * HOUR);
  const ids = (since?: number): string[] => fundingsOf(state, 'alice', since).map(({ fundingId }) => fundingId);
  expect(ids()).toEqual([1, 2, 3].map((hour) => `X-PERP-${hour * HOUR}`));
  expect(ids(2 * HOUR)).toHaveLength(2);
});

it('old ones are forgotten', () => {
  const { state, pass } = openPositions(2);
  for (const hour of [1, 2, 3]) pass(hour * HOUR);
  expect(state.fundings.length).toBeLessThan(4);
  expect(fundingsOf(state, 'alice').at(-1)?.at).toBe(3 * HOUR);
});

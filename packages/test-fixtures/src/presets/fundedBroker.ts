import { add, moneyOf, notionalOf, one, priceOf, quantityFor, ratioBetween, roundDown, toText } from '@bot/core';
import { FixtureError } from '../errors/fixtureError';
import { decimalText } from '../text/decimalText';
import type { Preset, World } from '../world/world';
import { placedOrder } from './personalOrder';

export interface FundedBrokerOptions {
  /** Decimal text. Default: 10,000. */
  readonly usd?: string;
  /** So much of it is held back, to within a cent, by an order that rests. */
  readonly hold?: string;
}

/** An account with 10,000 USD available and no positions. `{ hold: '500' }` rests a real order: 9,500 are available then. */
export const fundedBroker =
  ({ usd = '10000', hold }: FundedBrokerOptions = {}): Preset =>
  async (world) => {
    world.venue.deposit('USD', usd);
    if (hold !== undefined) await restOrderWorth(world, decimalText(hold, 'hold'));
  };

/** Far below the market, so that it does not fill: small steps of value, too. */
const RESTING_PRICE = '100';

/** What is held is the value and the fee that it may cost. Worked example: 500 at 1.2 % are 494.07 and 5.93. */
async function restOrderWorth(world: World, hold: string): Promise<void> {
  const { venue } = world;
  const instrument = venue.instruments.find(({ kind }) => kind === 'Spot');
  if (instrument === undefined) {
    throw new FixtureError('MissingCapability', { happened: 'Only a spot order holds money, and no spot is listed.' });
  }
  const { taker } = await world.run(() => venue.broker.fees());
  const value = notionalOf(toText(scaleDown(hold, toText(add(one, taker)))));
  const quantity = roundDown(quantityFor(value, priceOf(RESTING_PRICE)), instrument.lotSize);
  await placedOrder(world, {
    instrumentId: instrument.instrumentId,
    side: 'Buy',
    quantity: toText(quantity),
    limit: RESTING_PRICE,
  });
}

const scaleDown = (amount: string, factor: string) => ratioBetween(moneyOf(amount), moneyOf(factor));

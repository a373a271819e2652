import type { Preset } from '../world/world';
import { fundedBroker, type FundedBrokerOptions } from './fundedBroker';

/** Decimal text. */
export interface BrokerWithBalancesOptions extends FundedBrokerOptions {
  /** Default: 0.1. */
  readonly btc?: string;
  /** Default: 2.0. */
  readonly eth?: string;
}

/** An account with 10,000 USD, 0.1 BTC and 2.0 ETH that were sent to it: nobody knows what the coins cost. */
export const brokerWithBalances =
  ({ btc = '0.1', eth = '2.0', ...usd }: BrokerWithBalancesOptions = {}): Preset =>
  async (world) => {
    world.venue.deposit('BTC', btc);
    world.venue.deposit('ETH', eth);
    await fundedBroker(usd)(world);
  };

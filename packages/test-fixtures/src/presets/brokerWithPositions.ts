import type { Preset } from '../world/world';
import { fundedBroker } from './fundedBroker';

/** 0.02 BTC from 48,000 at 50,000 (unrealised 40) and 0.5 ETH from 2,800 at 3,000 (unrealised 100), beside 10,000 USD. */
export const brokerWithPositions = (): Preset => async (world) => {
  const { venue } = world;
  await fundedBroker()(world);
  venue.holds('BTC-USD', { quantity: '0.02', entry: '48000' });
  venue.holds('ETH-USD', { quantity: '0.5', entry: '2800' });
  venue.market('BTC-USD').price('50000');
  venue.market('ETH-USD').price('3000');
};

import { marketPresets, randomWalkMarket } from '@bot/broker-mock';
import type { Layer } from '@bot/simulation';
import { inMemoryLayer } from '../layers/inMemoryLayer';

/** A venue on which BTC moves by 5 % a day around 50,000 and ETH by 8 % around 3,000; the same for the same seed. */
export const volatileMarketBroker = (): Layer =>
  inMemoryLayer({
    market: randomWalkMarket({
      preset: 'volatile',
      presets: {
        'BTC-USD': { ...marketPresets.volatile, dailyVolatility: 0.05 },
        'ETH-USD': { ...marketPresets.volatile, dailyVolatility: 0.08 },
      },
    }),
  });

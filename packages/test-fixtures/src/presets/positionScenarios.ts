import type { InstrumentId } from '@bot/core';
import type { Preset } from '../world/world';

/** Decimal text. */
export interface PositionScenario {
  readonly instrumentId?: InstrumentId;
  readonly quantity?: string;
  readonly entry?: string;
  readonly price?: string;
}

const position =
  (defaults: Required<PositionScenario>) =>
  (changes: PositionScenario = {}): Preset =>
  ({ venue }) => {
    const { instrumentId, quantity, entry, price } = { ...defaults, ...changes };
    venue.holds(instrumentId, { quantity, entry });
    venue.market(instrumentId).price(price);
  };

const portfolio: readonly Required<PositionScenario>[] = [
  { instrumentId: 'BTC-USD', quantity: '0.02', entry: '48000', price: '50000' },
  { instrumentId: 'ETH-USD', quantity: '0.5', entry: '2800', price: '3000' },
  { instrumentId: 'SOL-USD', quantity: '0.5', entry: '95', price: '100' },
];

/** Positions that the true venue holds, with the market where it makes them what they are called. */
export const positionScenarios = {
  /** 0.02 BTC from 48,000 at 52,000: 80 ahead. */
  profitable: position({ instrumentId: 'BTC-USD', quantity: '0.02', entry: '48000', price: '52000' }),
  /** 0.02 BTC from 52,000 at 48,000: 80 behind. */
  losing: position({ instrumentId: 'BTC-USD', quantity: '0.02', entry: '52000', price: '48000' }),
  /** BTC, ETH and SOL, those of them that the world trades. */
  multiple:
    (): Preset =>
    ({ venue }) => {
      const listed = venue.instruments.map(({ instrumentId }) => instrumentId);
      for (const { instrumentId, quantity, entry, price } of portfolio) {
        if (!listed.includes(instrumentId)) continue;
        venue.holds(instrumentId, { quantity, entry });
        venue.market(instrumentId).price(price);
      }
    },
} as const;

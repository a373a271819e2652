import { notionalOf, one, priceOf, quantityOf, ratioOf } from '../../money/amount';
import type { Instrument } from '../../instrument/instrument';
import type { Signal } from '../strategy';
import type { StrategyWish } from '../strategyWish';

export const btcPerp: Instrument = {
  instrumentId: 'BTC-PERP',
  kind: 'Perpetual',
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.001'),
  minQuantity: quantityOf('0.001'),
  maxQuantity: quantityOf('100'),
  minNotional: notionalOf('1'),
  contractSize: one,
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};

export const signalOf = (strategyId: string, action: Signal['action'], confidence = '1'): Signal => ({
  strategyId,
  instrumentId: 'BTC-PERP',
  action,
  confidence: ratioOf(confidence),
  targetNotional: action === 'Close' ? null : notionalOf('500'),
  reason: 'Test',
});

/** `buys('A', '0.003', { closing: '0.001', confidence: '0.8' })` */
const wish =
  (side: 'Buy' | 'Sell') =>
  (
    strategyId: string,
    quantity: string,
    { closing = '0', confidence = '1' }: { readonly closing?: string; readonly confidence?: string } = {},
  ): StrategyWish => ({
    signal: signalOf(strategyId, quantity === closing && quantity !== '0' ? 'Close' : side, confidence),
    side,
    quantity: quantityOf(quantity),
    closing: quantityOf(closing),
    cut: quantityOf('0'),
  });

export const buys = wish('Buy');
export const sells = wish('Sell');

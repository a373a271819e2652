import { toText, type AnyAmount } from '@bot/core';
import { isAmount } from '@bot/core';
import { productSchema, type WireProduct } from '../endpoints/listProducts';
import { bip, btcPerpIntx, btcUsd } from '../testing/wireFacts';
import { productFrom, tradingStatusOf } from './products';

const wire = (body: Record<string, unknown>): WireProduct => productSchema.parse(body);
const shown = (body: Record<string, unknown>): Record<string, unknown> => {
  const product = productFrom(wire(body));
  const text = (value: unknown): unknown => (isAmount(value) ? toText(value as AnyAmount) : value);
  return Object.fromEntries(Object.entries(product?.instrument ?? {}).map(([name, value]) => [name, text(value)]));
};

describe('a product', () => {
  it('of spot is paid in full', () => {
    expect(shown(btcUsd())).toEqual({
      instrumentId: 'BTC-USD',
      kind: 'Spot',
      baseCurrency: 'BTC',
      quoteCurrency: 'USD',
      tickSize: '0.01',
      lotSize: '0.00000001',
      minQuantity: '0.00000001',
      maxQuantity: '3400',
      minNotional: '1',
      contractSize: '1',
      initialMarginRate: '1',
      maintenanceMarginRate: '1',
      tradingStatus: 'Online',
    });
  });

  it('of the US that is a perpetual says that it expires; its strictest margins count', () => {
    expect(shown(bip())).toMatchObject({
      ...{
        kind: 'Perpetual',
        baseCurrency: 'BTC',
        quoteCurrency: 'USD',
        tickSize: '5',
        lotSize: '1',
        contractSize: '0.01',
      },
      ...{ initialMarginRate: '0.306', maintenanceMarginRate: '0.1', tradingStatus: 'Online' },
    });
    expect(productFrom(wire(bip()))?.instrument.fundingIntervalMs).toBe(3_600_000);
  });

  it('of the international exchange states its leverage; half of the margin is assumed to keep it', () => {
    expect(shown(btcPerpIntx())).toMatchObject({
      ...{ kind: 'Perpetual', baseCurrency: 'BTC', quoteCurrency: 'USDC', maxQuantity: '1000000000000' },
      ...{ initialMarginRate: '0.1', maintenanceMarginRate: '0.05' },
    });
    const product = productFrom(wire(btcPerpIntx()));
    expect([product?.instrument.fundingIntervalMs, String(product?.maxLeverage)]).toEqual([3_600_000, '10']);
  });

  it('has ticks of its price, not of what is spent', () => {
    const product = productFrom(wire(btcUsd({ price_increment: '0.00000001', quote_increment: '0.01' })));
    expect([product?.instrument.tickSize, product?.quoteIncrement].map(String)).toEqual(['0.00000001', '0.01']);
    expect(shown(btcUsd({ price_increment: '' }))['tickSize']).toBe('0.01');
  });

  const dated = { ...(bip()['future_product_details'] as object), funding_interval: '', funding_rate: '' };
  it.each([
    ['a dated future', bip({ future_product_details: dated })],
    ['a future without details', bip({ future_product_details: null })],
    ['shares', btcUsd({ product_type: 'EQUITY' })],
    ['what nobody knows', btcUsd({ product_type: 'UNKNOWN_PRODUCT_TYPE' })],
  ])('that is %s is not traded here', (_what, body) => {
    expect(productFrom(wire(body))).toBeNull();
  });

  it.each([
    ['no ticks', btcUsd({ price_increment: '0', quote_increment: '0' })],
    ['a smallest order above the largest', btcUsd({ base_min_size: '10', base_max_size: '1' })],
    ['text for a number', btcUsd({ base_increment: 'tiny' })],
    ['no leverage', btcPerpIntx({ future_product_details: { contract_expiry_type: 'PERPETUAL' } })],
    [
      'leverage of nothing',
      btcPerpIntx({
        future_product_details: { contract_expiry_type: 'PERPETUAL', perpetual_details: { max_leverage: '0' } },
      }),
    ],
  ])('with %s makes no sense', (_what, body) => {
    expect(() => productFrom(wire(body))).toThrow();
  });

  it.each([
    [{}, 'Online'],
    [{ status: '' }, 'Online'],
    [{ status: 'offline' }, 'Disabled'],
    [{ status: 'delisted' }, 'Disabled'],
    [{ trading_disabled: true, cancel_only: true }, 'Disabled'],
    [{ is_disabled: true }, 'Disabled'],
    [{ view_only: true }, 'Disabled'],
    [{ cancel_only: true, limit_only: true }, 'CancelOnly'],
    [{ auction_mode: true, limit_only: true }, 'Auction'],
    [{ post_only: true, limit_only: true }, 'PostOnly'],
    [{ limit_only: true }, 'LimitOnly'],
  ])('with %j is %s', (change, status) => {
    expect(tradingStatusOf(wire(btcUsd(change)))).toBe(status);
  });
});

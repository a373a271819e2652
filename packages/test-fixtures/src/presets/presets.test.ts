import { equals, exceeds, moneyOf, priceOf, quantityOf, subtract, toChartNumber, toText } from '@bot/core';
import type { Balance } from '@bot/core';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { createWorld } from '../world/createWorld';
import type { World } from '../world/world';
import { brokerWithPositions } from './brokerWithPositions';
import { defineFixture } from './defineFixture';
import { fundedBroker } from './fundedBroker';
import { marketConditions } from './marketConditions';
import { placedOrder } from './personalOrder';
import { positionScenarios } from './positionScenarios';
import { realisticOrderFactory } from './realisticOrderFactory';
import { volatileMarketBroker } from './volatileMarketBroker';

const usdOf = ({ venue }: World): Balance | undefined =>
  venue.truth.balances().find(({ currency }) => currency === 'USD');
const heldOf = ({ venue }: World): readonly (readonly string[])[] =>
  venue.truth
    .positions()
    .map((position) => [
      position.instrumentId,
      toText(position.netQuantity),
      position.averageEntryPrice === null ? '' : toText(position.averageEntryPrice),
      toText(venue.truth.mark(position.instrumentId).price),
    ]);

describe('fundedBroker', () => {
  it('has 10,000 USD, nothing held, no positions', async () => {
    await using world = createWorld();
    await world.given(fundedBroker());
    expect(usdOf(world)).toMatchObject({ available: moneyOf('10000'), hold: moneyOf('0') });
    expect(heldOf(world)).toEqual([]);
  });

  it('rests a real order that holds what was asked for, to within a cent', async () => {
    await using world = createWorld();
    await world.given(fundedBroker({ hold: '500' }));
    const held = usdOf(world)?.hold ?? moneyOf('0');
    expect(exceeds(held, moneyOf('500'))).toBe(false);
    expect(exceeds(moneyOf('0.01'), subtract(moneyOf('500'), held))).toBe(true);
    expect(world.venue.truth.openOrders()).toHaveLength(1);
  });

  it('cannot hold where no spot is listed', async () => {
    await using world = createWorld({ instruments: ['BTC-PERP'] });
    await expect(world.given(fundedBroker({ hold: '500' }))).rejects.toThrow(/no spot is listed/);
  });
});

describe('positions', () => {
  it('brokerWithPositions holds BTC and ETH, 40 and 100 ahead', async () => {
    await using world = createWorld();
    await world.given(brokerWithPositions());
    expect(heldOf(world)).toEqual([
      ['BTC-USD', '0.02', '48000', '50000'],
      ['ETH-USD', '0.5', '2800', '3000'],
    ]);
  });

  it('positionScenarios are ahead, behind, or several; changed as asked', async () => {
    await using ahead = createWorld();
    await ahead.given(positionScenarios.profitable());
    expect(heldOf(ahead)).toEqual([['BTC-USD', '0.02', '48000', '52000']]);
    await using behind = createWorld();
    await behind.given(positionScenarios.losing({ quantity: '0.03' }));
    expect(heldOf(behind)).toEqual([['BTC-USD', '0.03', '52000', '48000']]);
    await using several = createWorld({ instruments: ['BTC-USD', 'SOL-USD'] });
    await several.given(positionScenarios.multiple());
    expect(heldOf(several)).toEqual([
      ['BTC-USD', '0.02', '48000', '50000'],
      ['SOL-USD', '0.5', '95', '100'],
    ]);
  });
});

describe('realisticOrderFactory', () => {
  it('makes orders that are filled, filled in part, and rejected, at the true venue', async () => {
    await using world = createWorld();
    await world.given(fundedBroker());
    const orders = realisticOrderFactory(world);

    const filled = await orders.filledOrder();
    expect(filled.progress).toMatchObject({ status: 'Filled', cumulativeQuantity: quantityOf('0.01') });

    const partial = await orders.partiallyFilledOrder();
    expect(partial.terms.quantity).toEqual(quantityOf('0.1'));
    expect(partial.progress).toMatchObject({ status: 'PartiallyFilled', cumulativeQuantity: quantityOf('0.06') });
    await world.advance('30s');
    expect(world.venue.truth.openOrders()).toHaveLength(1);

    expect(await orders.rejectedOrder()).toMatchObject({ outcome: 'Rejected', reason: 'InsufficientFunds' });
  });

  it('sells as well', async () => {
    await using world = createWorld();
    await world.given(brokerWithPositions());
    const order = await realisticOrderFactory(world).partiallyFilledOrder({
      side: 'Sell',
      quantity: '0.02',
      filled: '0.01',
    });
    expect(order.progress.status).toBe('PartiallyFilled');
  });

  it('says why the venue did not take an order', async () => {
    await using world = createWorld();
    const order = { instrumentId: 'BTC-USD', side: 'Buy', quantity: '1' } as const;
    await expect(placedOrder(world, order)).rejects.toThrow(/did not take the order. InsufficientFunds/);
  });
});

describe('markets', () => {
  const distance = async (world: World): Promise<number> => {
    await world.advance('30m');
    return Math.abs(toChartNumber(world.venue.truth.mark('BTC-USD').price) - 50_000);
  };

  it('marketConditions have the figures of their names, and wander', async () => {
    expect([marketConditions.normal, marketConditions.volatile, marketConditions.illiquid]).toMatchObject([
      { dailyVolatility: 0.01, spreadBps: 2 },
      { dailyVolatility: 0.08, spreadBps: 20 },
      { dailyVolatility: 0.03, spreadBps: 100 },
    ]);
    await using world = createWorld({ layer: inMemoryLayer(marketConditions.illiquid) });
    const { bid, ask } = world.venue.truth.quote('BTC-USD');
    expect(toChartNumber(subtract(ask, bid))).toBeCloseTo(500, -2);
    expect(await distance(world)).toBeGreaterThan(0);
  });

  it('volatileMarketBroker is the same for the same seed, and another for another', async () => {
    const priceIn = async (name: string): Promise<string> => {
      await using world = createWorld({ layer: volatileMarketBroker(), name });
      expect(world.venue.instruments).toHaveLength(2);
      await world.advance('10m');
      return toText(world.venue.truth.mark('ETH-USD').price);
    };
    const price = await priceIn('a');
    expect(await priceIn('a')).toBe(price);
    expect(await priceIn('b')).not.toBe(price);
  });
});

it('defineFixture makes a fixture once for each world', () => {
  let made = 0;
  const counted = defineFixture('counted', ({ venue }) => {
    venue.market('BTC-USD').price('123');
    return ++made;
  });
  const world = createWorld();
  expect([counted(world), counted(world), counted(createWorld()), counted.fixtureName]).toEqual([1, 1, 2, 'counted']);
  expect(equals(world.venue.truth.mark('BTC-USD').price, priceOf('123'))).toBe(true);
});

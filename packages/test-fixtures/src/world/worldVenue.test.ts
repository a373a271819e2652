import { quantityOf, subtract, toText } from '@bot/core';
import { configWith } from '../presets/configWith';
import { fundedBroker } from '../presets/fundedBroker';
import { scenarioConfig } from '../presets/scenarioConfig';
import { createWorld } from './createWorld';

describe('the venue of a world', () => {
  it('takes decimal text only', async () => {
    const { venue } = createWorld();
    const number = 1 as unknown as string;
    expect(() => venue.deposit('USD', number)).toThrow(/deposit is the JavaScript number 1/);
    expect(() => venue.holds('BTC-USD', { quantity: '1', entry: number })).toThrow(
      /entry price is the JavaScript number/,
    );
    expect(() => venue.market('BTC-USD').price(number)).toThrow(/money is never a number/);
    expect(() => venue.market('BTC-USD').depth(number)).toThrow(/money is never a number/);
  });

  it('lets a test do what happens to accounts and markets', async () => {
    const config = configWith(scenarioConfig, { instrumentIds: ['BTC-USD', 'BTC-PERP'] });
    const world = createWorld({ config });
    const { venue } = world;
    await world.given(fundedBroker());
    await world.advance('10s');
    const resting = venue.manualOrder({ instrumentId: 'BTC-USD', side: 'Buy', quantity: '0.01', limit: '40000' });
    venue.manualOrder({ instrumentId: 'BTC-USD', side: 'Buy', quantity: '0.02' });
    expect(venue.truth.orders().map(({ progress }) => [progress.clientOrderId, progress.status])).toEqual([
      [resting, 'Accepted'],
      ['manual-2', 'Filled'],
    ]);
    venue.bust(venue.truth.fills()[0]?.tradeId ?? '');
    expect(venue.truth.positions()).toEqual([]);
    venue.loseOpenOrders();
    expect(venue.truth.openOrders()).toEqual([]);

    const late = venue.manualOrder({ instrumentId: 'BTC-USD', side: 'Buy', quantity: '0.01', limit: '40000' });
    venue.rejectLate(venue.truth.openOrders()[0]?.progress.venueOrderId ?? '', 'InsufficientFunds');
    expect(venue.truth.orders().at(-1)?.progress).toMatchObject({ clientOrderId: late, status: 'Rejected' });

    const rest = venue.manualOrder({ instrumentId: 'BTC-USD', side: 'Buy', quantity: '0.01', limit: '40000' });
    venue.cancelRest(venue.truth.openOrders()[0]?.progress.venueOrderId ?? '', 'InsufficientFunds');
    expect(venue.truth.orders().at(-1)?.progress).toMatchObject({ clientOrderId: rest, status: 'Canceled' });

    const before = venue.truth.quote('BTC-USD').bidSize;
    venue.market('BTC-USD').take('Sell', '0.01');
    expect(subtract(before, venue.truth.quote('BTC-USD').bidSize)).toEqual(quantityOf('0.01'));
    venue.market('BTC-USD').status('CancelOnly');
    venue.market('BTC-PERP').fundingRate('0.0001');
    venue.market('BTC-PERP').fundingRate(null);
    const listed = await world.run(() => venue.broker.instruments());
    expect(listed.find(({ instrumentId }) => instrumentId === 'BTC-USD')?.tradingStatus).toBe('CancelOnly');
    venue.permissions({ canTrade: false });
    expect(await world.run(() => venue.broker.permissions())).toMatchObject({ canTrade: false });

    const other = venue.account('neighbour', { USD: '5000' });
    expect(await world.run(() => other.balances())).toMatchObject([{ currency: 'USD' }]);
    expect(await world.run(() => venue.account('poor').balances())).toEqual([]);
    await world.close();
  });

  it('walks a path to its end when it is awaited', async () => {
    const world = createWorld();
    const start = world.clock.now();
    const walk = world.venue.market('BTC-USD').path('50000 -> 51000 over 5m -> 49000 over 1h30m');
    await walk;
    await walk;
    expect(world.clock.now() - start).toBe(5_700_000);
    expect(toText(world.venue.truth.mark('BTC-USD').price)).toBe('49000');
    await world.close();
  });
});

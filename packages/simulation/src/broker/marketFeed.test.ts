import fc from 'fast-check';
import { quantityOf, toText, type MarketChannel, type MarketMessage, type PriceLevel } from '@bot/core';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { scriptedWorld } from './testing/scriptedWorld';

const levelText = ({ side, price, quantity }: PriceLevel): string => `${side} ${toText(quantity)} at ${toText(price)}`;

function text(message: MarketMessage): string {
  switch (message.type) {
    case 'Quote':
      return `Quote ${toText(message.quote.bid)} x ${toText(message.quote.ask)}`;
    case 'BookSnapshot':
    case 'BookUpdate':
      return `${message.type} ${message.levels.map(levelText).join(', ')}`;
    case 'Trade': {
      const { price, quantity, makerSide } = message.trade;
      return `Trade ${toText(quantity)} at ${toText(price)}, maker ${makerSide}`;
    }
    case 'Candle': {
      const { openedAt, open, high, low, close, volume } = message.candle;
      return `Candle ${openedAt}: ${[open, high, low, close, volume].map(toText).join(' ')}`;
    }
    case 'Status':
      return `Status ${message.status}`;
    case 'Heartbeat':
      return `Heartbeat ${message.counter}`;
  }
}

function connected(channels: readonly MarketChannel[], instrumentIds: readonly string[] = ['BTC-USD']) {
  const world = scriptedWorld({ balances: { USD: '10000', BTC: '1' } });
  const heard: MarketMessage[] = [];
  const leave = world.broker.subscribeMarket({ channels, instrumentIds }, (message) => heard.push(message));
  const heardText = async (): Promise<string[]> => {
    await world.kernel.advance(0);
    return heard.splice(0).map(text);
  };
  return { ...world, heard, heardText, leave };
}

describe('a connection for market data', () => {
  it('begins with what is so, and then tells what changes, by channel', async () => {
    const { script, heardText } = connected(['Quotes', 'Level2', 'Status']);
    expect(await heardText()).toEqual([
      'Status Online',
      'Quote 49999.99 x 50000.01',
      'BookSnapshot Buy 100 at 49999.99, Sell 100 at 50000.01',
    ]);
    script.status('BTC-USD', 'LimitOnly');
    script.price('BTC-USD', '51000');
    script.price('BTC-PERP', '51000');
    expect(await heardText()).toEqual([
      'Status LimitOnly',
      'Quote 50999.99 x 51000.01',
      'BookUpdate Buy 0 at 49999.99, Sell 0 at 50000.01, Buy 100 at 50999.99, Sell 100 at 51000.01',
    ]);
  });

  it('shows own orders in the book, and the trades of everybody with the candle that they make', async () => {
    const { broker, script, kernel, heardText } = connected(['Level2', 'Trades', 'Candles']);
    await heardText();
    await broker.submitOrder(limitOrder('a', '50000'));
    await broker.submitOrder(limitOrder('b', '50000', { quantity: quantityOf('0.02') }));
    expect(await heardText()).toEqual(['BookUpdate Buy 0.01 at 50000', 'BookUpdate Buy 0.03 at 50000']);
    script.take('BTC-USD', 'Sell', '0.05');
    expect(await heardText()).toEqual([
      'BookUpdate Buy 0.02 at 50000',
      'Trade 0.01 at 50000, maker Buy',
      'Candle 0: 50000 50000 50000 50000 0.01',
      'BookUpdate Buy 0 at 50000',
      'Trade 0.02 at 50000, maker Buy',
      'Candle 0: 50000 50000 50000 50000 0.03',
      'Trade 0.02 at 49999.99, maker Buy',
      'Candle 0: 50000 50000 49999.99 49999.99 0.05',
    ]);
    await kernel.advance(5 * 60_000);
    await broker.submitOrder(marketOrder('c'));
    expect(await heardText()).toEqual([
      'Trade 0.01 at 50000.01, maker Sell',
      'Candle 300000: 50000.01 50000.01 50000.01 50000.01 0.01',
    ]);
  });

  it('numbers its messages from 0 across channels, each connection for itself, and tells their time', async () => {
    const { broker, script, kernel, heard } = connected(['Quotes', 'Status', 'Heartbeats']);
    const later: number[] = [];
    await kernel.advance(1500);
    broker.subscribeMarket({ channels: ['Status'], instrumentIds: ['BTC-USD', 'BTC-PERP', 'NO-SUCH'] }, (message) =>
      later.push(message.sequence),
    );
    script.status('BTC-USD', 'Disabled');
    await kernel.advance(1000);
    expect(heard.map((message) => [message.sequence, message.at, text(message)])).toEqual([
      [0, 0, 'Status Online'],
      [1, 0, 'Quote 49999.99 x 50000.01'],
      [2, 1000, 'Heartbeat 0'],
      [3, 1500, 'Status Disabled'],
      [4, 2000, 'Heartbeat 1'],
    ]);
    expect(later).toEqual([0, 1, 2]);
  });

  it('is silent once it was left, even about what is on its way, and leaves no timer', async () => {
    const { script, kernel, heard, leave, clock } = connected(['Quotes', 'Heartbeats']);
    script.price('BTC-USD', '51000');
    leave();
    await kernel.advance(5000);
    expect([heard, clock.pendingTimers()]).toEqual([[], []]);
  });

  it('knows instruments without a price: a status and an empty book', async () => {
    const { broker, kernel } = scriptedWorld({ prices: {} });
    const heard: string[] = [];
    const channels: readonly MarketChannel[] = ['Quotes', 'Level2', 'Status'];
    broker.subscribeMarket({ channels, instrumentIds: ['BTC-USD'] }, (message) => heard.push(text(message)));
    await kernel.advance(0);
    expect(heard).toEqual(['Status Online', 'BookSnapshot ']);
  });

  it('rebuilds, from updates alone, the book that a new connection begins with', async () => {
    const action = fc.record({
      kind: fc.constantFrom('Price', 'Buy', 'Sell', 'Cancel', 'Take' as const),
      ticks: fc.integer({ min: -300, max: 300 }),
      lots: fc.integer({ min: 10, max: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 20 }), async (actions) => {
        const { broker, script, kernel, heard, truth } = connected(['Level2']);
        for (const [index, { kind, ticks, lots }] of actions.entries()) {
          const price = (50_000 + ticks / 100).toFixed(2);
          const quantity = (lots / 10_000).toFixed(4);
          if (kind === 'Price') script.price('BTC-USD', price);
          else if (kind === 'Take') script.take('BTC-USD', 'Sell', quantity);
          else if (kind === 'Cancel')
            await broker.cancelOrders(truth.openOrders().map(({ progress }) => progress.venueOrderId));
          else
            await broker.submitOrder(limitOrder(`o-${index}`, price, { side: kind, quantity: quantityOf(quantity) }));
        }
        const fresh: MarketMessage[] = [];
        broker.subscribeMarket({ channels: ['Level2'], instrumentIds: ['BTC-USD'] }, (message) => fresh.push(message));
        await kernel.advance(0);
        const book = new Map<string, string>();
        for (const message of heard) {
          if (message.type !== 'BookSnapshot' && message.type !== 'BookUpdate') continue;
          for (const level of message.levels) {
            const key = `${level.side} ${toText(level.price)}`;
            if (toText(level.quantity) === '0') book.delete(key);
            else book.set(key, levelText(level));
          }
        }
        const [snapshot] = fresh;
        const wanted = snapshot?.type === 'BookSnapshot' ? snapshot.levels.map(levelText) : [];
        expect([...book.values()].sort()).toEqual([...wanted].sort());
        expect(wanted.length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 50 },
    );
  });
});

import { givenStreams, listen, START } from '../testing/givenStreams';
import { messageTexts } from '../testing/marketText';
import { askedFor, level2 } from '../testing/scriptedVenue';

describe('a market feed', () => {
  it('asks for heartbeats and for one channel with each message, each with a new token', async () => {
    const { streams, venue, kernel } = givenStreams();
    listen(streams, ['Quotes', 'Level2', 'Trades', 'Candles', 'Status']);
    await kernel.settled();
    const { said, url } = venue.last;
    expect(url).toBe('wss://market.test');
    expect(askedFor(venue.last)).toEqual([
      'subscribe heartbeats',
      'subscribe status BTC-USD',
      'subscribe market_trades BTC-USD',
      'subscribe candles BTC-USD',
      'subscribe level2 BTC-USD',
    ]);
    expect(said.map(({ jwt }) => jwt)).toEqual([1, 2, 3, 4, 5].map((count) => `token-${count}`));
  });

  it('needs no key', async () => {
    const { streams, venue, kernel } = givenStreams({}, undefined, null);
    listen(streams, ['Level2']);
    await kernel.settled();
    expect(venue.last.said.every(({ jwt }) => jwt === undefined)).toBe(true);
  });

  it('begins with the book, best prices first, and goes on with what changes', async () => {
    const { streams, venue, kernel } = givenStreams();
    venue.books.set('BTC-USD', ['offer 102 1', 'bid 98 2', 'offer 101.50 3', 'bid 99 4']);
    const { messages } = listen(streams, ['Level2']);
    await kernel.settled();
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 99 0', 'offer 101.5 7')]);
    await kernel.settled();
    expect(messageTexts(messages)).toEqual([
      '0 BookSnapshot BTC-USD bid 99 4, bid 98 2, offer 101.5 3, offer 102 1',
      '1 BookUpdate BTC-USD bid 99 0, offer 101.5 7',
    ]);
    expect(messages[0]?.at).toBe(START);
  });

  it('tells a quote when the best prices or their sizes are new, and nothing while a side is empty', async () => {
    const { streams, venue, kernel } = givenStreams();
    const { messages } = listen(streams, ['Quotes']);
    const update = async (...levels: string[]): Promise<void> => {
      venue.last.tell('l2_data', [level2('update', 'BTC-USD', ...levels)]);
      await kernel.advance(1);
    };
    await kernel.advance(1);
    await update('bid 98 5');
    await update('bid 99 3');
    await update('bid 99 0', 'bid 98 0');
    await update('bid 99.5 1');
    expect(messageTexts(messages)).toEqual([
      '0 Quote BTC-USD 1 at 99, 2 at 101',
      '1 Quote BTC-USD 3 at 99, 2 at 101',
      '2 Quote BTC-USD 1 at 99.5, 2 at 101',
    ]);
  });

  it('conflates quotes that come faster than they are wanted: the newest wins', async () => {
    const { streams, venue, kernel } = givenStreams({ quoteEveryMs: 100 });
    const quotes: string[] = [];
    streams.subscribeQuotes(['BTC-USD', 'ETH-USD'], ({ instrumentId, bidSize }) =>
      quotes.push(`${instrumentId} ${JSON.stringify(bidSize)}`),
    );
    await kernel.advance(150);
    quotes.length = 0;
    for (let size = 2; size < 50; size++) {
      venue.last.tell('l2_data', [level2('update', 'BTC-USD', `bid 99 ${size}`)]);
    }
    venue.last.tell('l2_data', [level2('update', 'ETH-USD', 'bid 99 7')]);
    await kernel.advance(150);
    expect(quotes).toEqual(['BTC-USD "2"', 'ETH-USD "7"', 'BTC-USD "49"']);
  });

  it('never conflates trades: each is told once, oldest first', async () => {
    const { streams, venue, kernel } = givenStreams();
    const { messages } = listen(streams, ['Trades']);
    await kernel.settled();
    const trade = (id: number, second: number, side = 'SELL') => ({
      product_id: 'BTC-USD',
      trade_id: String(id),
      price: '100.5',
      size: '0.1',
      time: `2026-11-22T11:59:${second}.5Z`,
      side,
    });
    const { last } = venue;
    last.tell('market_trades', [{ type: 'snapshot', trades: [trade(2, 20), trade(1, 10)] }]);
    last.tell('market_trades', [
      { type: 'update', trades: [trade(5, 30), trade(4, 30, 'BUY'), trade(3, 25), trade(2, 20)] },
    ]);
    last.tell('market_trades', [{ type: 'update', trades: [trade(5, 30)] }]);
    await kernel.settled();
    expect(messageTexts(messages)).toEqual([
      '0 Trade BTC-USD 3 0.1 at 100.5 Sell',
      '1 Trade BTC-USD 4 0.1 at 100.5 Buy',
      '2 Trade BTC-USD 5 0.1 at 100.5 Sell',
    ]);
    last.peer.destroy();
    await kernel.advance(2_000);
    venue.last.tell('market_trades', [{ type: 'snapshot', trades: [trade(6, 40), trade(5, 30), trade(0, 15)] }]);
    await kernel.settled();
    expect(messageTexts(messages.slice(3))).toEqual(['4 Trade BTC-USD 6 0.1 at 100.5 Sell']);
  });

  it('tells the running candle first, then what changes', async () => {
    const { streams, venue, kernel } = givenStreams();
    const { messages } = listen(streams, ['Candles']);
    await kernel.settled();
    const candle = (start: number, close: string) => ({
      ...{ start: String(start), high: '3', low: '1', open: '2', close, volume: '5' },
      product_id: 'BTC-USD',
    });
    const { last } = venue;
    last.tell('candles', [{ type: 'snapshot', candles: [candle(600, '2'), candle(300, '2'), candle(0, '2')] }]);
    last.tell('candles', [{ type: 'update', candles: [candle(600, '2')] }]);
    last.tell('candles', [{ type: 'update', candles: [candle(900, '2.5'), candle(600, '2.1'), candle(300, '9')] }]);
    await kernel.settled();
    expect(messageTexts(messages)).toEqual([
      '0 Candle BTC-USD 600 close 2 volume 5',
      '1 Candle BTC-USD 600 close 2.1 volume 5',
      '2 Candle BTC-USD 900 close 2.5 volume 5',
    ]);
  });

  it('looks up what a product takes, tells it, and tells when that changes', async () => {
    const { streams, venue, kernel, rest } = givenStreams({ statusEveryMs: 5_000 });
    const { messages, leave } = listen(streams, ['Status']);
    await kernel.advance(1);
    expect(messages).toEqual([]);
    rest.statuses.set('BTC-USD', 'Online');
    venue.last.tell('status', [
      { type: 'snapshot', products: [{ id: 'BTC-USD', status: 'online' }, { id: 'BTC-USD' }, { id: 'X-USD' }] },
    ]);
    await kernel.advance(6_000);
    rest.statuses.set('BTC-USD', 'CancelOnly');
    await kernel.advance(5_000);
    expect(messageTexts(messages)).toEqual(['0 Status BTC-USD Online', '1 Status BTC-USD CancelOnly']);
    leave();
    rest.statuses.set('BTC-USD', 'Online');
    await kernel.advance(60_000);
    expect(messages).toHaveLength(2);
  });

  it('passes heartbeats on to who wants them', async () => {
    const { streams, kernel } = givenStreams();
    const { messages } = listen(streams, ['Heartbeats']);
    await kernel.advance(3_000);
    expect(messageTexts(messages)).toEqual(['0 Heartbeat 0', '1 Heartbeat 1', '2 Heartbeat 2']);
  });

  it('tells the ticker as quotes where books are to be spared, and leaves out one without best prices', async () => {
    const { streams, venue, kernel } = givenStreams({ quotesFrom: 'Ticker' });
    const { messages } = listen(streams, ['Quotes']);
    await kernel.settled();
    expect(askedFor(venue.last)).toEqual(['subscribe heartbeats', 'subscribe ticker BTC-USD']);
    const best = { best_bid: '99', best_ask: '101', best_bid_quantity: '1', best_ask_quantity: '2' };
    const tickers = [
      { product_id: 'BTC-USD', price: '100' },
      { product_id: 'BTC-USD', price: '100', ...best },
    ];
    venue.last.tell('ticker', [{ type: 'update', tickers }]);
    await kernel.settled();
    expect(messageTexts(messages)).toEqual(['0 Quote BTC-USD 1 at 99, 2 at 101']);
  });

  it('tells a product that shares the book of another one under the id that was asked for', async () => {
    const { streams, venue, kernel } = givenStreams();
    const { messages } = listen(streams, ['Level2'], ['BTC-USDC']);
    await kernel.settled();
    expect(askedFor(venue.last)).toEqual(['subscribe heartbeats', 'subscribe level2 BTC-USDC']);
    expect(messageTexts(messages)).toEqual(['0 BookSnapshot BTC-USDC bid 99 1, offer 101 2']);
    const both = listen(streams, ['Level2'], ['BTC-USDC', 'BTC-USD']);
    await kernel.settled();
    expect(askedFor(venue.last)).toEqual(['subscribe heartbeats', 'subscribe level2 BTC-USD']);
    expect(messageTexts(both.messages)).toEqual([
      '0 BookSnapshot BTC-USDC bid 99 1, offer 101 2',
      '1 BookSnapshot BTC-USD bid 99 1, offer 101 2',
    ]);
  });

  it('tells nothing more once it was left', async () => {
    const { streams, venue, kernel } = givenStreams();
    const { messages, leave } = listen(streams, ['Level2', 'Quotes']);
    await kernel.advance(10);
    const { length } = messages;
    leave();
    venue.last.tell('l2_data', [level2('update', 'BTC-USD', 'bid 99 9')]);
    await kernel.advance(5_000);
    expect([messages.length, venue.last.isGone, kernel.clock.pendingTimers()]).toEqual([length, true, []]);
  });
});

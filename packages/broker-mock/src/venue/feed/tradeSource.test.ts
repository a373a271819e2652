import { openFeed } from './testing/openFeed';

describe('the trade channel', () => {
  it('tells every trade in its order, with the side of whoever waited and the time at which it happened', () => {
    const { run, submit, quote, listen } = openFeed();
    const heard = listen(['Trades']);
    submit('ann', { lots: 2 });
    submit('ben', { side: 'Sell', lots: 3 }, 4);
    const book = { instrumentId: 'BTC-USD', bids: [[4_990, 5]], asks: [[5_010, 5]] } as const;
    const takings = [{ instrumentId: 'BTC-USD', side: 'Buy', lots: 3 } as const];
    run({ type: 'StepMarket', at: 8, books: [book], takings, position: {} });
    quote([[4_990, 5]], [[5_010, 5]], { prints: [{ ticks: 5_001, lots: 9, makerSide: 'Buy' }] }, 9);
    expect(heard.lines()).toEqual([
      '0 Trade T1 0.0002 at 50 of a Buy',
      '1 Trade T2 0.0001 at 50 of a Sell',
      '2 Trade P1 0.0002 at 50.1 of a Sell',
      '3 Trade P2 0.0009 at 50.01 of a Buy',
    ]);
    expect(heard.messages.map((message) => message.type === 'Trade' && message.trade.at)).toEqual([4, 8, 8, 9]);
  });
});

import { openFeed } from './testing/openFeed';

describe('the status channel', () => {
  it('tells what the instrument takes, first as it is', () => {
    const { run, listen } = openFeed();
    run({ type: 'SetStatus', at: 1, instrumentId: 'BTC-USD', status: 'PostOnly' });
    const heard = listen(['Status'], ['BTC-USD', 'BTC-PERP']);
    run({ type: 'SetStatus', at: 2, instrumentId: 'BTC-PERP', status: 'Disabled' });
    run({ type: 'SetStatus', at: 3, instrumentId: 'BTC-EUR', status: 'Disabled' });
    expect(heard.lines()).toEqual([
      '0 Status BTC-USD PostOnly',
      '1 Status BTC-PERP Online',
      '2 Status BTC-PERP Disabled',
    ]);
  });
});

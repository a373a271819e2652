import { toText } from '@bot/core';
import { btc, btcPerp } from '../testing/fixtures';
import { givenHoldings, holding } from '../testing/holdings';
import { marginedNow } from './margined';

it('what a perpetual stands on is there for perpetuals that are held, and for nothing else', () => {
  const { state } = givenHoldings(
    [holding('BTC-PERP', '2'), holding('BTC-USD', '1')],
    {},
    { instruments: [btcPerp, btc] },
  );
  const held = marginedNow(state, 'BTC-PERP');
  expect(held && [toText(held.netQuantity), toText(held.collateral)]).toEqual(['2', '10000']);
  for (const instrumentId of ['BTC-USD', 'ETH-PERP']) expect(marginedNow(state, instrumentId)).toBeUndefined();
});

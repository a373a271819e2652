import { toText } from '@bot/core';
import { btc, btcPerp } from '../testing/fixtures';
import { givenHoldings, holding } from '../testing/holdings';
import type { EngineState } from './engineState';
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

describe('beside another perpetual of the same money', () => {
  const ethPerp = { ...btcPerp, instrumentId: 'ETH-PERP', baseCurrency: 'ETH' };
  const givenBoth = (): EngineState =>
    givenHoldings([holding('BTC-PERP', '2'), holding('ETH-PERP', '-3')], {}, { instruments: [btcPerp, ethPerp] }).state;
  const collateralOf = (state: EngineState, instrumentId: string): string | null => {
    const held = marginedNow(state, instrumentId);
    return held ? toText(held.collateral) : null;
  };

  it('each stands on what the other one does not need to be kept: 5 % of 300, and of 200', () => {
    const state = givenBoth();
    expect(['BTC-PERP', 'ETH-PERP'].map((id) => collateralOf(state, id))).toEqual(['9985', '9990']);
  });

  it('neither can be told while the other one has no price', () => {
    const state = givenBoth();
    state.view.marks.delete('ETH-PERP');
    expect(['BTC-PERP', 'ETH-PERP'].map((id) => marginedNow(state, id))).toEqual([null, null]);
  });

  it('neither can be told before there is cash', () => {
    const state = givenBoth();
    state.ledger.cash.clear();
    expect(marginedNow(state, 'BTC-PERP')).toBeNull();
  });
});

import { toText } from '@bot/core';
import { openExchange, perpetualX, spotX, units } from '../testing/openExchange';
import { quotedAt, seeded } from '../perpetual/testing/quotedAt';
import { marginsOf } from './margins';

it('long 1 at 100 with 10 of cash and 5 % has a buffer of 5 and is liquidated at 94.5', () => {
  const exchange = openExchange({ instruments: [spotX, perpetualX] });
  exchange.run({ type: 'Deposit', at: 0, accountId: 'ann', currency: 'USD', units: units(10) });
  quotedAt(exchange, 100);
  seeded(exchange, 1, 100, 'ann');
  const [summary, ...others] = marginsOf(exchange.state, 'ann', 0);
  expect(others).toEqual([]);
  expect(summary?.currency).toBe('USD');
  const { equity, initialMargin, maintenanceMargin, liquidationBuffer } = summary ?? {};
  expect(
    [equity, initialMargin, maintenanceMargin, liquidationBuffer].map((amount) => amount && toText(amount)),
  ).toEqual(['10', '10', '5', '5']);
  expect(summary?.liquidationPrices.map(({ price }) => price && toText(price))).toEqual(['94.5']);
});

it('a position that no price ends has none; a flat account has no positions', () => {
  const exchange = openExchange();
  quotedAt(exchange, 100);
  seeded(exchange, 1, 100);
  expect(marginsOf(exchange.state, 'alice', 0)[0]?.liquidationPrices).toEqual([
    { instrumentId: 'X-PERP', price: null },
  ]);
  expect(marginsOf(exchange.state, 'bob', 0)[0]?.liquidationPrices).toEqual([]);
});

it('a venue without perpetuals has no margins', () => {
  expect(marginsOf(openExchange({ instruments: [spotX] }).state, 'alice', 0)).toEqual([]);
});

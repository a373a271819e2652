import { tieredFees } from '../../models/feeModel';
import { openExchange, units } from '../testing/openExchange';
import { accountOf } from '../venueState';
import { countVolume, feePpmOf, volume30d } from './feeRates';

const HOUR_MS = 3_600_000;

it('a tier counts the thirty days up to the last full hour', () => {
  const { state } = openExchange({ feeModel: tieredFees() });
  const alice = accountOf(state, 'alice');
  countVolume(alice, 0, units(6_000));
  countVolume(alice, 1, units(4_000));
  expect(volume30d(alice, HOUR_MS - 1)).toBe(0n);
  expect(feePpmOf(state, alice, 0)).toEqual({ maker: 6_000, taker: 12_000 });
  expect(volume30d(alice, HOUR_MS)).toBe(units(10_000));
  expect(feePpmOf(state, alice, HOUR_MS)).toEqual({ maker: 2_500, taker: 4_000 });
  expect(feePpmOf(state, alice, 721 * HOUR_MS)).toEqual({ maker: 6_000, taker: 12_000 });
});

it('hours that no longer count are forgotten', () => {
  const { state } = openExchange();
  const alice = accountOf(state, 'alice');
  countVolume(alice, 0, 1n);
  countVolume(alice, 720 * HOUR_MS, 1n);
  countVolume(alice, 721 * HOUR_MS, 1n);
  expect([...alice.volumeByHour.keys()]).toEqual([720, 721]);
});

it('an order keeps the rates of its hour, also for the next order', () => {
  const { state, submit, pass } = openExchange({ feeModel: tieredFees() });
  submit();
  countVolume(accountOf(state, 'alice'), 0, units(20_000));
  expect(feePpmOf(state, accountOf(state, 'alice'), 5)).toMatchObject({ maker: 6_000 });
  pass(HOUR_MS);
  submit({ limitTicks: 99 });
  expect([state.orders.get(1)?.takerPpm, state.orders.get(2)?.takerPpm]).toEqual([12_000, 4_000]);
});

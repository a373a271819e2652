import { ratioOf } from '@bot/core';
import { btcPerp } from '@bot/simulation';
import { givenStrategy } from '../testing/givenStrategy';
import { scriptedStrategy } from './scriptedStrategy';

it('says what it is told, at the samples it is told', () => {
  const script = scriptedStrategy([
    { sample: 3, action: 'Buy', notional: '500' },
    { sample: 4, action: 'Close', confidence: '0.4', reason: 'Enough' },
  ]);
  givenStrategy(script)
    .sampled('1', '1')
    .expectsNothing()
    .sampled('1')
    .expects('Buy', { notional: '500', confidence: '1', reason: 'Scripted' })
    .sampled('1')
    .expects('Close', { notional: null, confidence: '0.4', reason: 'Enough' })
    .sampled('1')
    .expectsNothing();
});

it('says it at the first sample at or after a time, once', () => {
  const at = (time: number) => scriptedStrategy([{ at: time, action: 'Sell', notional: '1' }]);
  for (const time of [90_000, 120_000]) {
    givenStrategy(at(time)).sampled('1').expectsNothing().sampled('1').expects('Sell').sampled('1').expectsNothing();
  }
});

it('says a line only of the instrument that the line names, and in its own name', () => {
  const identity = { strategyId: 'Fox', confidence: ratioOf('0.9') };
  const script = scriptedStrategy([{ sample: 1, action: 'Buy', notional: '1', instrumentId: 'BTC-PERP' }], identity);
  givenStrategy(script, { instrument: btcPerp }).sampled('1').expects('Buy', { confidence: '0.9' });
  givenStrategy(script).sampled('1').expectsNothing();
  expect(script).toMatchObject({ strategyId: 'Fox', warmUpSamples: 0 });
});

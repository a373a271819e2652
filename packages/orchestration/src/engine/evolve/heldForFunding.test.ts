import { flatPosition, moneyOf, quantityOf } from '@bot/core';
import { RECORD_LAG_MS } from '../state/books';
import { createLedger } from '../state/ledger';
import { btcPerp } from '../testing/fixtures';
import { noteAgreement, noteHeld } from './heldForFunding';

const { instrumentId } = btcPerp;
function givenPerpetual() {
  const ledger = createLedger();
  ledger.instruments.set(instrumentId, btcPerp);
  return ledger;
}

describe('a perpetual for which funding may still be paid', () => {
  it('is one that was held, until no record of it can come any more', () => {
    const ledger = givenPerpetual();
    const [netQuantity, costBasis] = [quantityOf('-2'), moneyOf('-200')];
    ledger.positions.set(instrumentId, { ...flatPosition(instrumentId), netQuantity, costBasis });
    noteHeld(ledger, instrumentId, 1_000);
    ledger.positions.delete(instrumentId);
    ledger.lastAt = 5_000;
    noteHeld(ledger, instrumentId, 4_000);
    noteAgreement(ledger, 5_000 + RECORD_LAG_MS);
    expect(ledger.heldForFunding).toEqual(
      new Map([[instrumentId, { netQuantity, value: moneyOf('200'), from: 1_000, to: 5_000 }]]),
    );
    noteAgreement(ledger, 5_001 + RECORD_LAG_MS);
    expect(ledger.heldForFunding).toEqual(new Map());
  });

  it('is none that was never held', () => {
    const ledger = givenPerpetual();
    noteHeld(ledger, instrumentId, 1_000);
    expect(ledger.heldForFunding).toEqual(new Map());
  });
});

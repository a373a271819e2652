import { createVenueState } from './venueState';
import { nextFollowUp, runCommand } from './runCommand';
import { openExchange, spotX } from './testing/openExchange';
import { fixedFees } from '../models/feeModel';

const feeModel = fixedFees({ maker: '0', taker: '0' });

describe('what follows by itself', () => {
  it('is nothing at a venue that has just opened, or that has no perpetual and nothing waiting', () => {
    const state = createVenueState({ instruments: [spotX], feeModel });
    expect(nextFollowUp(state, 1_000_000_000)).toBeNull();
    runCommand(state, { type: 'Deposit', at: 5, accountId: 'alice', currency: 'USD', units: 1n });
    expect(nextFollowUp(state, 1_000_000_000)).toBeNull();
  });

  it('happens in its own time before a command, and never before what has happened already', () => {
    const { run, submit } = openExchange({ instruments: [spotX] });
    submit({ timeInForce: 'GTD', expiresAt: 10 });
    submit({ timeInForce: 'GTD', expiresAt: 20, limitTicks: 99 });
    const deposit = { type: 'Deposit', accountId: 'bob', currency: 'USD', units: 1n } as const;
    expect(run({ ...deposit, at: 15 }).map(({ type, at }) => `${type} ${at}`)).toEqual([
      'OrderEnded 10',
      'Deposited 15',
    ]);
    expect(run({ ...deposit, at: 30 }).map(({ type, at }) => `${type} ${at}`)).toEqual([
      'OrderEnded 20',
      'Deposited 30',
    ]);
  });
});

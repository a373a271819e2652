import { createLedger } from '../state/ledger';
import { rememberCommand } from './commands';

const done = { outcome: 'Done', message: 'Halted.' } as const;

describe('commands that were answered', () => {
  it('are remembered by their id; what has none is not', () => {
    const ledger = createLedger();
    rememberCommand(ledger, 'c-1', done);
    rememberCommand(ledger, null, done);
    expect([...ledger.commands]).toEqual([['c-1', done]]);
  });

  it('are the last thousand: the oldest is forgotten first', () => {
    const ledger = createLedger();
    for (let n = 0; n < 1_000; n++) rememberCommand(ledger, `c-${n}`, done);
    expect([ledger.commands.size, ledger.commands.has('c-0')]).toEqual([1_000, true]);
    rememberCommand(ledger, 'c-1000', done);
    expect([ledger.commands.size, ledger.commands.has('c-0'), ledger.commands.has('c-1')]).toEqual([
      1_000,
      false,
      true,
    ]);
  });
});

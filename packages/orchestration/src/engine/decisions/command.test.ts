import { heldMode, MAX_COMMAND_AGE_MS, type CommandKind } from '@bot/core';
import { rememberCommand } from '../evolve/commands';
import { createLedger } from '../state/ledger';
import { buy, DAY } from '../testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest, type Then, type TimelessInput } from '../testing/given';

let ids = 0;
const origin = (ageMs = 0, commandId = `c-${(ids += 1)}`) => ({ commandId, by: 'ann@desk', ageMs });
const mode = (
  change: Partial<Extract<TimelessInput, { type: 'ModeCommanded' }>> = {},
): Extract<TimelessInput, { type: 'ModeCommanded' }> => ({
  ...{ type: 'ModeCommanded', mode: 'Halted', reason: 'fire', command: origin() },
  ...change,
});
const resume = (reason = 'out', ageMs = 0): TimelessInput => mode({ mode: 'Normal', reason, command: origin(ageMs) });
const answerIn = ({ commands }: Then) => commands.find(({ type }) => type === 'AnswerCommand');
const messageOf = (then: Then): string => {
  const answer = answerIn(then);
  return answer?.type === 'AnswerCommand' ? answer.answer.message : '';
};
const modeOf = ({ state }: EngineUnderTest, scope = 'All') => heldMode(state.ledger.restrictions.values(), scope);

describe('a command of another process', () => {
  it('is recorded with what follows, and answered', () => {
    const engine = givenTrading();
    const command = origin();
    const then = engine.when(mode({ command, scope: 'BTC-USD', until: engine.now + 5 }));
    expect(then.events).toMatchObject([
      {
        type: 'CommandTaken',
        payload: {
          ...{ commandId: command.commandId, kind: 'Halt', scope: 'BTC-USD', until: engine.now + 5 },
          ...{ reason: 'fire', by: 'ann@desk', answer: 'Halted in BTC-USD. No order was live.' },
        },
      },
      {
        type: 'ModeChanged',
        payload: { cause: 'Operator', actor: 'Operator', numbers: { said: 'fire', by: 'ann@desk' } },
      },
    ]);
    expect(answerIn(then)).toEqual({
      ...{ type: 'AnswerCommand', commandId: command.commandId },
      answer: { outcome: 'Done', message: 'Halted in BTC-USD. No order was live.' },
    });
    expect([...engine.state.ledger.restrictions.values()]).toMatchObject([
      { numbers: { said: 'fire', by: 'ann@desk' } },
    ]);
  });

  it('that comes again is answered the same and done no more', () => {
    const engine = givenTrading();
    const command = origin();
    const first = engine.when(mode({ command }));
    engine.when(mode({ mode: 'Normal', command: origin() }));
    const again = engine.when(mode({ command }));
    expect(again.events).toEqual([]);
    expect(answerIn(again)).toEqual(answerIn(first));
    expect(modeOf(engine).mode).toBe('Normal');
    const refused = mode({ scope: 'XYZ-USD' });
    expect(answerIn(engine.when(refused))).toEqual(answerIn(engine.when(refused)));
  });

  it('is forgotten after a thousand others', () => {
    const ledger = createLedger();
    const answer = { outcome: 'Done', message: '' } as const;
    for (let i = 0; i <= 1_000; i += 1) rememberCommand(ledger, `c-${i}`, answer);
    rememberCommand(ledger, null, answer);
    expect([...ledger.commands.keys()]).toEqual(Array.from({ length: 1_000 }, (_, i) => `c-${i + 1}`));
  });

  it.each([
    ['UnknownInstrument', mode({ scope: 'XYZ-USD' }), 'Halt'],
    ['TooOld', resume('out', MAX_COMMAND_AGE_MS + 1), 'Resume'],
    [
      'TooOld',
      { type: 'CancelAllWished', scope: 'All', reason: '', command: origin(MAX_COMMAND_AGE_MS + 1) },
      'CancelAll',
    ],
    ['AlreadyOver', mode({ until: DAY, mode: 'EntriesPaused' }), 'Pause'],
  ] as const)('is refused as %s: %j', (refusal, input: TimelessInput, kind: CommandKind) => {
    const then = givenTrading().when(input);
    expect(then.types).toEqual(['CommandRefused']);
    expect(then.payload('CommandRefused')).toMatchObject({ kind, refusal, by: 'ann@desk' });
    expect(answerIn(then)).toMatchObject({ answer: { outcome: 'Refused', refusal } });
  });

  it('that may be too old counts for as long as is said, to the millisecond', () => {
    const engine = givenTrading();
    engine.when(mode());
    engine.when(resume('out', MAX_COMMAND_AGE_MS));
    expect(modeOf(engine).mode).toBe('Normal');
  });

  it.each(['Halted', 'ReduceOnly', 'EntriesPaused'] as const)(
    'that restricts (%s) holds however old it is',
    (strict) => {
      const engine = givenTrading();
      engine.when(mode({ mode: strict, command: origin(10 * MAX_COMMAND_AGE_MS) }));
      expect(modeOf(engine).mode).toBe(strict);
    },
  );

  it('cancels all orders of its scope, and trading goes on', () => {
    const engine = givenTrading();
    const [first, second] = [ordered(engine, buy('1', '90')), ordered(engine, buy('1', '80'))];
    const elsewhere = { type: 'CancelAllWished', scope: 'All', reason: 'tidy', command: origin() } as const;
    const then = engine.when(elsewhere);
    expect(then.events.flatMap(({ type, payload }) => (type === 'CancelRequested' ? [payload] : []))).toEqual([
      { clientOrderId: first, reason: 'ann@desk asked for it' },
      { clientOrderId: second, reason: 'ann@desk asked for it' },
    ]);
    expect(messageOf(then)).toBe('2 live orders are being canceled.');
    expect(modeOf(engine).mode).toBe('Normal');
  });

  it('is told what holds besides', () => {
    const engine = givenTrading();
    ordered(engine, buy('1', '90'));
    expect(messageOf(engine.when({ type: 'KillSwitchPulled', reason: 'fire', command: origin() }))).toBe(
      'Halted everywhere until a resume with a reason. 1 live order is being canceled.',
    );
    expect(messageOf(engine.when(mode({ mode: 'ReduceOnly', scope: 'BTC-USD' })))).toBe(
      'ReduceOnly in BTC-USD. Besides, Halted holds there by KillSwitch. Live orders that could open or grow a position are canceled.',
    );
    expect(messageOf(engine.when(mode({ mode: 'EntriesPaused' })))).toBe(
      'EntriesPaused everywhere. Besides, Halted holds there by KillSwitch.',
    );
    const only = mode({ mode: 'Normal', scope: 'BTC-USD', command: origin() });
    expect(messageOf(engine.when(only))).toBe('Resumed in BTC-USD. Besides, Halted holds there by KillSwitch.');
    expect(messageOf(engine.when({ ...only, command: origin() }))).toBe(
      'Nothing to lift in BTC-USD. Besides, Halted holds there by KillSwitch.',
    );
    expect(messageOf(engine.when(resume()))).toBe('Resumed everywhere.');
  });
});

describe('the kill switch', () => {
  it('is left by a resume with a reason alone, whoever asks', () => {
    const engine = givenTrading();
    engine.when({ type: 'KillSwitchPulled', reason: 'fire' });
    const silent = engine.when(resume(' '));
    expect(answerIn(silent)).toMatchObject({ answer: { outcome: 'Refused', refusal: 'ReasonMissing' } });
    const inside = engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: '' });
    expect(inside.payload('CommandRefused')).toMatchObject({
      commandId: null,
      refusal: 'ReasonMissing',
      by: 'Operator',
    });
    expect(inside.commands).toEqual([]);
    expect(modeOf(engine)).toEqual({ mode: 'Halted', cause: 'KillSwitch' });
    // What only an instrument is resumed from is no kill switch.
    expect(messageOf(engine.when(mode({ mode: 'Normal', scope: 'BTC-USD', reason: '' })))).toContain('Nothing to lift');
    engine.when(resume('the fire is out'));
    expect(modeOf(engine).mode).toBe('Normal');
    // Without a kill switch a person need not say why.
    engine.when(mode());
    expect(engine.when(resume('')).types).toContain('ModeChanged');
  });

  it('is not pulled by a KILL file that is not there', () => {
    expect(givenTrading().when({ type: 'KillFileSeen', reason: null }).events).toEqual([]);
  });

  it('pulled by the KILL file holds while it is there, and after it has gone', () => {
    const engine = givenTrading();
    const seen = engine.when({ type: 'KillFileSeen', reason: 'smoke' });
    expect(seen.payload('ModeChanged')).toMatchObject({
      ...{ cause: 'KillSwitch', mode: 'Halted', actor: 'Operator', numbers: { said: 'smoke', by: 'KILL file' } },
    });
    expect(seen.payload('AlertRaised')).toMatchObject({ severity: 'Critical', code: 'KillSwitch' });
    for (const scope of ['All', 'BTC-USD']) {
      const refused = engine.when(mode({ mode: 'Normal', scope, command: origin() }));
      expect(refused.payload('CommandRefused')?.refusal).toBe('KillFilePresent');
      expect(messageOf(refused)).toContain('remove it, then resume with a reason');
    }
    // What makes the bot safer is done all the same.
    expect(engine.when(mode({ scope: 'BTC-USD' })).types).toEqual(['CommandTaken', 'ModeChanged']);
    expect(engine.when({ type: 'KillFileSeen', reason: null }).events).toEqual([]);
    expect(modeOf(engine).cause).toBe('KillSwitch');
    engine.when(resume('looked'));
    expect(modeOf(engine).mode).toBe('Normal');
  });
});

it('an inbox that cannot be read pauses entries until it can, and says so once', () => {
  const engine = givenTrading();
  const broken = { type: 'InboxPolled', problem: { code: 'InboxCorrupt', message: 'It is not an inbox.' } } as const;
  const told = engine.when(broken);
  expect(told.payload('ModeChanged')).toMatchObject({ cause: 'InboxUnreadable', mode: 'EntriesPaused', actor: 'Bot' });
  expect(told.payload('AlertRaised')?.message).toMatch(/InboxCorrupt: It is not an inbox.*KILL file is heard/);
  expect(engine.when(broken).events).toEqual([]);
  expect(engine.when({ type: 'InboxPolled', problem: null }).types).toEqual(['ModeChanged']);
  expect(engine.when({ type: 'InboxPolled', problem: null }).events).toEqual([]);
  expect(modeOf(engine).mode).toBe('Normal');
});

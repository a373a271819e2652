import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { modeCauses, type BotEventPayloads } from '@bot/core';
import { openSqliteEventStore } from '@bot/orchestration';
import { whoAsks } from './control/whoAsks';
import { runFolder } from './stores/runFolder';
import { newFolder } from './testing/barFiles';
import { callMain, startMain, type CallOptions, type MainCall } from './testing/callMain';
import { appendAll, beginning, logged } from './testing/sampleLog';

interface Given {
  readonly commandId: string;
  readonly state: string;
  readonly refusal: string | null;
  readonly answer: string | null;
  readonly botRuns: boolean;
  readonly until: string | null;
}
interface Status {
  readonly botRuns: boolean;
  readonly mode: string;
  readonly cause: string | null;
  readonly killFile: { readonly reason: string } | null;
  readonly restrictions: readonly { readonly [name: string]: string | null }[];
  readonly commands: readonly { readonly kind: string; readonly state: string }[];
  readonly inboxProblem: string | null;
}

const control = (store: string, word: string, ...args: string[]) => ['control', word, '--store', store, ...args];
const asked = async (store: string, word: string, ...args: string[]) => {
  const call = await callMain(control(store, word, ...args, '--json'));
  return { code: call.code, ...call.envelope<Given>() };
};
const statusOf = async (store: string): Promise<Status> =>
  (await callMain(control(store, 'status', '--json'))).envelope<Status>().data;

/** A folder that has the log of a bot, and no bot. */
async function givenLog(...changes: Partial<BotEventPayloads['ModeChanged']>[]): Promise<string> {
  const folder = newFolder();
  const store = openSqliteEventStore({ path: runFolder(folder).bot });
  const changed = {
    scope: 'All',
    mode: 'Halted',
    actor: 'Operator',
    cause: 'Operator',
    until: null,
    numbers: {},
  } as const;
  await appendAll(store, [...beginning, ...changes.map((change) => logged('ModeChanged', { ...changed, ...change }))]);
  await store.close();
  return folder;
}

describe('a running bot', () => {
  let store: string;
  let run: MainCall;
  beforeAll(async () => {
    store = join(newFolder(), 'paper');
    run = startMain(['run', '--store', store, '--speed', '100']);
    await run.shows('PAPER  profile');
  });
  afterAll(async () => {
    run.interrupt();
    expect((await run.finished).code).toBe(0);
  });

  it('does what it is told and says so', async () => {
    const halted = await asked(store, 'halt', '--symbol', 'BTC-USD', '--for', '1d', '--reason', 'exchange rumours');
    expect(halted).toMatchObject({ code: 0, ok: true, data: { state: 'done', refusal: null, botRuns: true } });
    expect(halted.data.answer).toContain('Halted in BTC-USD.');
    expect((await statusOf(store)).restrictions).toMatchObject([
      { scope: 'BTC-USD', mode: 'Halted', cause: 'Operator', reason: 'exchange rumours', actor: whoAsks() },
    ]);
    expect((await callMain(control(store, 'resume'))).stdout).toBe('✓ Resumed everywhere.\n');
    for (const word of ['pause', 'reduce-only', 'cancel-all'])
      expect((await asked(store, word)).data.state).toBe('done');
    expect(await statusOf(store)).toMatchObject({ botRuns: true, mode: 'ReduceOnly', inboxProblem: null });
    expect((await asked(store, 'resume')).code).toBe(0);
  });

  it('says why it does not', async () => {
    expect((await asked(store, 'kill', '--reason', 'drill')).data.answer).toContain('until a resume with a reason');
    const silent = await asked(store, 'resume');
    expect(silent).toMatchObject({ code: 1, ok: false, data: { state: 'refused', refusal: 'ReasonMissing' } });
    expect(silent.error).toEqual({
      code: 'CommandRefused',
      message: 'The bot refused. The kill switch was pulled, and only a resume with a reason ends that.',
      hint: 'Resume again, and say why.',
    });
    expect((await callMain(control(store, 'resume'))).stdout).toBe('✗ Resume was not done.\n');
    expect((await asked(store, 'halt', '--until', '2020-01-01T00:00:00Z')).data.refusal).toBe('AlreadyOver');
    expect((await asked(store, 'halt', '--symbol', 'XYZ-USD')).data.refusal).toBe('UnknownInstrument');
    expect((await asked(store, 'resume', '--reason', 'over')).code).toBe(0);
  });

  it('hears a KILL file, and resumes nothing while it is there', async () => {
    const kill = join(store, 'KILL');
    writeFileSync(kill, 'smoke\nin the hall');
    const refused = await asked(store, 'resume', '--reason', 'I know');
    expect(refused.data.refusal).toBe('KillFilePresent');
    expect(await statusOf(store)).toMatchObject({ cause: 'KillSwitch', killFile: { reason: 'smoke in the hall' } });
    const { stdout } = await callMain(control(store, 'status'));
    expect(stdout).toContain(`KILL file  smoke in the hall (${kill})`);
    rmSync(kill);
    expect((await asked(store, 'resume', '--reason', 'it is out')).data.state).toBe('done');
  });
});

describe('no bot', () => {
  it('a command waits, and it is said what will become of it', async () => {
    const store = await givenLog();
    const kill = await callMain(control(store, 'kill', '--reason', 'fire'));
    expect(kill).toMatchObject({
      code: 0,
      stdout: `… No bot runs on ${store}. It waits, and holds as soon as a bot starts here, before anything is sent.\n`,
    });
    expect((await callMain(control(store, 'resume'))).stdout).toContain('It waits for ten minutes');
    const until = await asked(store, 'halt', '--until', '2030-01-01T12:00:00+01:00');
    expect(until.data).toMatchObject({ state: 'waiting', botRuns: false, until: '2030-01-01T11:00:00.000Z' });
    expect((await statusOf(store)).commands.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...['Halt waiting', 'Resume waiting', 'Kill waiting'],
    ]);
  });

  it('a bot that does not answer is no bot that was told', async () => {
    const store = await givenLog();
    const silent = openSqliteEventStore({ path: runFolder(store).bot });
    const call = await asked(store, 'kill', '--wait', '0.05');
    expect(call).toMatchObject({ code: 1, error: { code: 'CommandNotAnswered' }, data: { state: 'waiting' } });
    const left = await callMain(control(store, 'halt', '--no-wait'));
    expect([left.code, left.stdout]).toEqual([
      0,
      `… Halt was given. See what becomes of it: bot control status --store ${store}\n`,
    ]);

    const waiting = callMain(control(store, 'halt', '--wait', '60', '--json'));
    const inbox = new DatabaseSync(`${runFolder(store).bot}.inbox`);
    const count = () => Number(inbox.prepare('SELECT count(*) AS n FROM commands').get()?.['n']);
    while (count() < 3) await nextTurn();
    inbox.exec('DELETE FROM commands');
    inbox.close();
    expect((await waiting).envelope().error.code).toBe('CommandNotGiven');
    await silent.close();
  });

  it('an inbox that takes nothing: what is wrong, and how to halt all the same', async () => {
    const store = await givenLog({ numbers: { said: 'look', by: 'ann' } });
    symlinkSync(join(store, 'elsewhere'), `${runFolder(store).bot}.inbox`);
    const kill = await asked(store, 'kill');
    expect(kill).toMatchObject({ code: 3, error: { code: 'CommandNotGiven' } });
    expect(kill.error.hint).toContain(`touch ${join(store, 'KILL')}`);
    expect((await asked(store, 'resume')).error.hint).not.toContain('touch');
    // What holds trading back is told all the same.
    const { stdout } = await callMain(control(store, 'status'));
    expect(stdout).toContain('Inbox      InboxNotAFile: ');
    expect(stdout).toMatch(/everywhere +Halted +Operator +look +ann/);
  });

  it('a store that is not there is no place for commands', async () => {
    for (const word of ['halt', 'status'])
      expect(await asked(join(newFolder(), 'typo'), word)).toMatchObject({ code: 3, error: { code: 'StoreMissing' } });
  });

  it.each([
    ['a reason of two lines', ['halt', '--reason', 'two\nlines']],
    ['a long reason', ['halt', '--reason', 'x'.repeat(501)]],
    ['a span without a unit', ['halt', '--for', '5']],
    ['a span of nothing', ['halt', '--for', '0s']],
    ['two ends', ['halt', '--for', '1s', '--until', '2030-01-01T00:00:00Z']],
    ['a time without a zone', ['halt', '--until', '2030-01-01']],
    ['a day that is none', ['halt', '--until', '2030-13-01T00:00:00Z']],
    ['no instrument', ['halt', '--symbol', 'btc']],
    ['no patience', ['halt', '--wait', '0']],
    ['a kill of one instrument', ['kill', '--symbol', 'BTC-USD']],
    ['a resume for a while', ['resume', '--for', '1h']],
    ['what nobody knows', ['dance']],
  ])('%s is refused', async (_, [word, ...args]) => {
    const call = await asked(await givenLog(), String(word), ...args);
    expect(call).toMatchObject({ code: 2, error: { code: 'InvalidUsage' } });
  });
});

describe('what holds trading back', () => {
  const shown = async (store: string, ...[options]: CallOptions[]) =>
    (await callMain(['status', '--store', store], options)).stdout;

  it('is a table, with its way out', async () => {
    const store = await givenLog(
      {
        cause: 'DailyLossLimit',
        mode: 'ReduceOnly',
        actor: 'Bot',
        numbers: { dayResult: '-500', dailyLossLimitUsd: '400' },
      },
      { cause: 'Drift', mode: 'ReduceOnly', actor: 'Bot', scope: 'BTC-USD', until: Date.UTC(2026, 0, 6) },
    );
    const wide = (await shown(store)).split('\n');
    expect(wide.find((line) => line.startsWith('Scope'))?.split(/ {2,}/)).toEqual([
      ...['Scope', 'Mode', 'Cause', 'Reason', 'Actor', 'Since, UTC', 'Until, UTC', 'Way out'],
    ]);
    expect(wide.find((line) => line.startsWith('everywhere'))?.split(/ {2,}/)).toEqual([
      ...['everywhere', 'ReduceOnly', 'DailyLossLimit', 'dayResult -500, dailyLossLimitUsd 400', 'Bot'],
      ...['2026-01-05 00:00:05', '–'],
      modeCauses.DailyLossLimit.wayOut,
    ]);
    expect(wide.find((line) => line.startsWith('BTC-USD'))).toMatch(
      / Our books .* differ\. .*2026-01-06 00:00:00 +Compare/,
    );
  });

  it.each([80, 160, undefined])('fits into a terminal of %s columns', async (columns) => {
    const store = await givenLog({ numbers: { said: 'x'.repeat(30) + ' word'.repeat(60) } });
    const narrow = await shown(store, { isTerminal: true, ...(columns !== undefined && { columns }) });
    expect(Math.max(...narrow.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns ?? 80);
    expect(narrow).toContain('\nCause       Operator\n');
  });

  it('is nothing, mostly', async () => {
    expect(await shown(await givenLog())).toContain('\n\nNothing holds trading back.\n');
    const status = (await callMain(['status', '--store', await givenLog(), '--json'])).envelope<Status>();
    expect(status.data.restrictions).toEqual([]);
  });
});

it('who asks is the user of the process, by name or by number', () => {
  expect(whoAsks(() => 'ann')).toBe(`ann@${hostname()}`);
  const nobody = whoAsks(() => {
    throw new Error('no such user');
  });
  expect(nobody).toBe(`${process.getuid?.()}@${hostname()}`);
});

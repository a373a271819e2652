import type { Broker, Clock } from '@bot/core';
import { createScriptedBroker, createVirtualClock } from '@bot/simulation';
import { handMadeFacts } from '../testing/handMadeFacts';
import { checkErrorsOfBot, checkErrorsThrown } from '../invariants/errorContract';
import { createErrorWatch, type ThrownError } from './errorWatch';

const clock = createVirtualClock({ startAt: 1_000 });
const dead = new Error('The line is dead.');

describe('errors at the borders of a bot', () => {
  it('are noted where they cross, and thrown on', async () => {
    const watch = createErrorWatch(clock);
    const inner: Broker = {
      ...createScriptedBroker({ clock, instruments: [] }),
      balances: () => Promise.reject(dead),
      subscribeReports(listener) {
        listener({} as never);
        return () => undefined;
      },
    };
    const port = watch.port(inner);
    await expect(port.balances()).rejects.toBe(dead);
    await expect(port.venueTime()).resolves.toEqual(expect.any(Number));
    const listener = (): void => {
      throw dead;
    };
    expect(() => port.subscribeReports(listener)).toThrow(dead);
    expect(port.subscribeReports(() => undefined)()).toBeUndefined();
    await expect(watch.bot('the start of the bot', () => Promise.reject(dead))).rejects.toBe(dead);
    await expect(watch.bot('the start of the bot', async () => 7)).resolves.toBe(7);
    expect(watch.thrown).toEqual([
      { at: 1_000, border: 'Port', what: 'balances', error: dead },
      { at: 1_000, border: 'Callback', what: 'subscribeReports', error: dead },
      { at: 1_000, border: 'Bot', what: 'the start of the bot', error: dead },
    ]);
  });

  it('are noted in timers, which keep their names', () => {
    const watch = createErrorWatch(clock);
    const watched: Clock = watch.clock(clock);
    watched.setTimer(5, function pollQuotes() {
      throw dead;
    });
    watched.setTimer(9, () => undefined);
    const cancel = watched.setTimer(7, () => undefined);
    expect(clock.pendingTimers().map(({ label }) => label)).toEqual(['pollQuotes', undefined, undefined]);
    cancel();
    expect(() => clock.fireNext()).toThrow(dead);
    expect(clock.fireNext()).toBe(true);
    expect(watch.thrown).toEqual([{ at: 1_005, border: 'Callback', what: 'a timer', error: dead }]);
  });
});

describe('INV-34', () => {
  const problems = (border: ThrownError['border'], error: unknown): readonly string[] => {
    const facts = handMadeFacts([], { thrown: [{ at: 0, border, what: 'it', error }] });
    return [...checkErrorsThrown(facts), ...checkErrorsOfBot(facts)].map(({ problem }) => problem);
  };

  it('says what was thrown, once, also when that is no error', () => {
    expect(problems('Bot', 'just text')).toEqual([
      'it fails by a mistake in the program (1970-01-01T00:00:00.000Z just text)',
    ]);
    expect(problems('Bot', new TypeError('no'))).toEqual([
      'it fails by a mistake in the program (1970-01-01T00:00:00.000Z TypeError: no)',
    ]);
    expect(problems('Bot', dead)).toEqual([
      'it fails without a code (1970-01-01T00:00:00.000Z Error: The line is dead.)',
    ]);
    expect(problems('Port', null)).toHaveLength(1);
  });
});

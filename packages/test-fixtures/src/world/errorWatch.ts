import type { Broker, CancelTimer, Clock, EpochMs } from '@bot/core';

/** An error that was thrown at a border where it is agreed what may be thrown. */
export interface ThrownError {
  readonly at: EpochMs;
  /** `Port`: the venue's answer to the bot. `Callback`: what the bot gave to the venue or the clock. `Bot`: its start or stop. */
  readonly border: 'Port' | 'Callback' | 'Bot';
  /** `submitOrder`, `a timer`. */
  readonly what: string;
  readonly error: unknown;
}

/** Notes every error that crosses a border between a bot and its world. It is thrown on all the same. */
export interface ErrorWatch {
  readonly thrown: readonly ThrownError[];
  port(broker: Broker): Broker;
  clock(clock: Clock): Clock;
  /** What the bot itself does when it is asked to. */
  bot<T>(what: string, work: () => Promise<T>): Promise<T>;
}

export function createErrorWatch(clock: Pick<Clock, 'now'>): ErrorWatch {
  const thrown: ThrownError[] = [];
  const note = (border: ThrownError['border'], what: string, error: unknown): void =>
    void thrown.push({ at: clock.now(), border, what, error });

  async function watched<T>(border: ThrownError['border'], what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      note(border, what, error);
      throw error;
    }
  }

  const guarded =
    <Args extends readonly unknown[]>(what: string, callback: (...args: Args) => void) =>
    (...args: Args): void => {
      try {
        callback(...args);
      } catch (error) {
        note('Callback', what, error);
        throw error;
      }
    };

  function portMethod(name: string, method: (...asked: readonly unknown[]) => unknown) {
    if (!name.startsWith('subscribe')) {
      return (...asked: readonly unknown[]): unknown => {
        const answered = method(...asked) as Promise<unknown>;
        answered.catch((error: unknown) => note('Port', name, error));
        return answered;
      };
    }
    return (...asked: readonly unknown[]): unknown =>
      method(...asked.map((each) => (typeof each === 'function' ? guarded(name, each as () => void) : each)));
  }

  return {
    thrown,
    port: (broker) =>
      Object.fromEntries(
        Object.entries(broker).map(([name, part]: [string, unknown]) => [
          name,
          typeof part === 'function' ? portMethod(name, part as (...asked: readonly unknown[]) => unknown) : part,
        ]),
      ) as unknown as Broker,
    clock: (inner) => ({
      ...inner,
      setTimer(delayMs: number, fire: () => void, label?: string): CancelTimer {
        const setTimer: (delayMs: number, fire: () => void, label?: string) => CancelTimer = inner.setTimer;
        return setTimer(delayMs, guarded('a timer', fire), label ?? (fire.name === '' ? undefined : fire.name));
      },
    }),
    bot: (what, work) => watched('Bot', what, work),
  };
}

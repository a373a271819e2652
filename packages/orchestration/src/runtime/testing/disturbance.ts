import { assert, type Broker, type EventStore } from '@bot/core';
import { withFaultyOutcomes, type AppendOutcome, type Kernel, type MemoryEventStore } from '@bot/simulation';

/** One thing that goes wrong in a run, and where: things are counted from 1 over all processes of the run. */
export type Disturbance =
  | { readonly at: 'Nothing' }
  | { readonly at: 'Append'; readonly n: number; readonly outcome: AppendOutcome }
  | { readonly at: 'Event'; readonly n: number; readonly again?: number }
  | { readonly at: 'Command'; readonly n: number; readonly how: 'KillBefore' | 'KillAfter' | 'StopAfter' };

/** What the engine asks of the venue, by the call that each command begins with. */
const commandCalls = ['instruments', 'balances', 'submitOrder', 'cancelOrders', 'findOrderByClientId', 'amendOrder'];

/** Counts what happens in a run, and lets the one thing happen that was planned. */
export interface Disturber {
  readonly counts: { appends: number; events: number; commands: number };
  /** The numbers of the events that were the first of their batch. */
  readonly firsts: readonly number[];
  /** What is to be killed or stopped. */
  ends: { kill(): void; stop(): void } | null;
  store(memory: MemoryEventStore): EventStore;
  reached(broker: Broker): Broker;
  /** To be told of every event that a bot makes durable. */
  heard(): void;
  /** Whether what was planned has happened. */
  readonly done: boolean;
}

export function createDisturber(planned: Disturbance, kernel: () => Kernel): Disturber {
  const counts = { appends: 0, events: 0, commands: 0 };
  const firsts: number[] = [];
  let isFirst = false;
  let done = planned.at === 'Nothing';
  let killedAt: number | null = null;

  const disturber: Disturber = {
    counts,
    firsts,
    ends: null,
    get done() {
      return done;
    },
    store(memory) {
      const n = planned.at === 'Append' ? planned.n - counts.appends : 0;
      const script = planned.at === 'Append' && n > 0 ? { [n]: planned.outcome } : {};
      const store = withFaultyOutcomes(memory, { clock: kernel().clock, script });
      return {
        get lastSeq() {
          return store.lastSeq;
        },
        append(batch) {
          counts.appends += 1;
          isFirst = true;
          if (planned.at === 'Append' && counts.appends === planned.n) done = true;
          return store.append(batch);
        },
        read: (after) => store.read(after),
        close: () => store.close(),
      };
    },
    reached: (broker) =>
      new Proxy(broker, {
        get(target, name: keyof Broker) {
          const method = target[name] as (...args: unknown[]) => unknown;
          if (!commandCalls.includes(name)) return method.bind(target);
          return (...args: unknown[]) => {
            counts.commands += 1;
            if (planned.at !== 'Command' || counts.commands !== planned.n) return method.apply(target, args);
            done = true;
            const answered = planned.how === 'KillBefore' ? null : method.apply(target, args);
            if (planned.how === 'StopAfter') disturber.ends?.stop();
            else disturber.ends?.kill();
            return answered ?? new Promise(() => undefined);
          };
        },
      }),
    heard() {
      counts.events += 1;
      if (isFirst) firsts.push(counts.events);
      isFirst = false;
      if (planned.at !== 'Event') return;
      const again = killedAt !== null && counts.events === killedAt + (planned.again ?? 0);
      if (counts.events !== planned.n && !again) return;
      killedAt ??= counts.events;
      done = true;
      assert(disturber.ends !== null, 'a bot is there to be killed');
      disturber.ends.kill();
    },
  };
  return disturber;
}

import { assert, type Clock, type EventStore, type Logger, type RecordedBotEvent } from '@bot/core';
import type { EngineCommand } from '../engine/decision';
import type { EngineInput } from '../engine/input';
import { nextWakeAt } from '../engine/nextWakeAt';
import type { EngineState } from '../engine/state/engineState';
import type { BotMetrics } from './telling/botMetrics';
import { toStored } from '../startup/toStored';
import { logSchema, type LogSchema } from '../startup/upcast';
import { takeTurn, type Turn } from '../engine/turn';

/** An input without its time: the loop stamps it when it comes in. */
export type IncomingInput = EngineInput extends infer Input
  ? Input extends EngineInput
    ? Omit<Input, 'at'>
    : never
  : never;

export interface EngineLoop {
  /** Only enqueues. Nothing is taken in any more once the loop is finished or ended. */
  take(input: IncomingInput): void;
  /** Takes a last input in, or none. Resolves when everything has been decided, made durable and carried out; then the loop ends. */
  finish(last?: IncomingInput): Promise<void>;
  /** Nothing waits to be decided. */
  readonly isIdle: boolean;
  /** Inputs that wait to be decided. */
  readonly waiting: number;
  /** Ends the loop: nothing is decided, written or sent after this returns. */
  end(): void;
}

export interface EngineLoopOptions {
  readonly state: EngineState;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What is written. Default: what this build knows. */
  readonly schema?: LogSchema;
  /** Carries a command out; its answer comes back by `take`. Must not throw. */
  readonly execute: (command: EngineCommand) => void;
  readonly publish: (event: RecordedBotEvent) => void;
  /** A turn was decided on these inputs, and its events are about to be written. Must not throw. */
  readonly decided?: (inputs: readonly EngineInput[], events: number) => void;
  /** The events of a turn are durable and its commands are carried out: state and log say the same. */
  readonly settled?: () => void;
  /** What is measured. Default: nothing. */
  readonly measures?: Pick<BotMetrics, 'turned' | 'appended'> | undefined;
  /** Everything that has come in is decided and carried out. */
  readonly idle?: () => void;
  /** The log could not be written, or the engine is wrong: memory is worthless from here on. */
  readonly fail: (error: unknown) => void;
}

/** The wall clock shows whole milliseconds, the one that does not jump shows parts of them. */
const CLOCK_READS_APART_MS = 1;

/** The turn: drain the inputs → decide all → one commit → release the commands. A turn without events commits nothing. */
export function runEngine(options: EngineLoopOptions): EngineLoop {
  const { state, store, clock, logger, schema = logSchema, execute, publish, fail } = options;
  const { decided = () => {}, settled = () => {}, idle = () => {}, measures } = options;
  let inbox: EngineInput[] = [];
  let turning: Promise<void> | null = null;
  let cancelWake = (): void => undefined;
  /** When the timer fires, by the clock that does not jump; a wall clock that does moves what is due nearer, or away. */
  let wakeMs = Infinity;
  let finishing = false;
  let ended = false;

  function take(input: IncomingInput): void {
    if (finishing || ended) return;
    inbox.push({ ...input, at: clock.now() } as EngineInput);
    turning ??= turnUntilEmpty();
  }

  async function turnUntilEmpty(): Promise<void> {
    // What comes in at one moment is decided together, after those who brought it are done.
    await Promise.resolve();
    try {
      while (inbox.length > 0) {
        const inputs = inbox;
        inbox = [];
        const turn = measured(inputs);
        decided(inputs, turn.events.length);
        if (turn.events.length > 0) await commit(turn);
        release(turn.commands);
        if (turn.events.length > 0 && !ended) settled();
        scheduleWake();
      }
    } catch (error) {
      end();
      logger.error({ error }, 'The engine stopped: its log could not be written, or it found a mistake in itself.');
      fail(error);
    } finally {
      // In the same step as the last look into the inbox: an input that came in between would wait for the next one.
      turning = null;
    }
    idle();
  }

  function measured(inputs: readonly EngineInput[]): Turn {
    if (measures === undefined) return takeTurn(state, inputs);
    const startedMs = clock.monotonicMs();
    const turn = takeTurn(state, inputs);
    measures.turned(inputs, clock.monotonicMs() - startedMs);
    return turn;
  }

  async function commit(turn: Turn): Promise<void> {
    const firstSeq = store.lastSeq + 1;
    const startedMs = clock.monotonicMs();
    await store.append(turn.events.map((event) => toStored(event, schema)));
    measures?.appended(clock.monotonicMs() - startedMs);
    assert(store.lastSeq === firstSeq + turn.events.length - 1, 'the store numbered the batch without gaps');
    state.ledger.lastSeq = store.lastSeq;
    turn.events.forEach((event, index) => {
      if (!ended) publish({ ...event, seq: firstSeq + index });
    });
  }

  /** What a command or an event brings about may end the loop, and the rest of them with it. */
  function release(commands: readonly EngineCommand[]): void {
    for (const command of commands) if (!ended) execute(command);
  }

  /** One timer for whatever is due next. */
  function scheduleWake(): void {
    const dueAt = ended ? undefined : nextWakeAt(state);
    const delayMs = dueAt === undefined ? undefined : Math.max(0, dueAt - clock.now());
    const dueMs = delayMs === undefined ? Infinity : clock.monotonicMs() + delayMs;
    if (dueMs === wakeMs || Math.abs(dueMs - wakeMs) < CLOCK_READS_APART_MS) return;
    cancelWake();
    wakeMs = dueMs;
    if (delayMs === undefined) return;
    cancelWake = clock.setTimer(delayMs, function wake() {
      wakeMs = Infinity;
      take({ type: 'Woke' });
    });
  }

  async function finish(last?: IncomingInput): Promise<void> {
    if (last !== undefined) take(last);
    finishing = true;
    await turning;
    end();
  }

  function end(): void {
    ended = true;
    inbox = [];
    cancelWake();
  }

  return {
    take,
    finish,
    end,
    get isIdle() {
      return turning === null;
    },
    get waiting() {
      return inbox.length;
    },
  };
}

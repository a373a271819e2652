import { BrokerError, type CancelTimer, type Clock, type Logger } from '@bot/core';
import type { TaskName } from '../../engine/state/tasks';

export interface TaskRunnerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** A run that takes longer has failed, whatever it still brings. */
  readonly deadlineMs: number;
  /** Told of every end. Default: nobody. */
  readonly ended?: ((task: TaskName, outcome: 'Finished' | 'Failed') => void) | undefined;
}

/** How a run ends: exactly one of the two is called, once. */
export interface TaskEnd<Result> {
  finished(result: Result): void;
  failed(error: unknown): void;
}

/** Carries duties out, at most one of each at a time. What one of them does is nothing to the others. */
export interface TaskRunner {
  /** Refused, and said so in the log, while the same duty is being carried out. */
  run<Result>(task: TaskName, work: () => Promise<Result>, end: TaskEnd<Result>): void;
  readonly running: ReadonlySet<TaskName>;
  /** Nothing is waited for any more, and nothing that still comes is told. */
  end(): void;
}

export function createTaskRunner({ clock, logger, deadlineMs, ended }: TaskRunnerOptions): TaskRunner {
  const deadlines = new Map<TaskName, CancelTimer>();
  const running = new Set<TaskName>();

  return {
    running,
    run(task, work, { finished, failed }) {
      if (running.has(task)) {
        logger.error({ task }, `The task ${task} is running already. It is not started twice.`);
        return;
      }
      let isOver = false;
      /** The first end counts. */
      const over = (tell: () => void): void => {
        if (isOver || !running.has(task)) return;
        isOver = true;
        running.delete(task);
        deadlines.get(task)?.();
        deadlines.delete(task);
        tell();
      };
      const fail = (error: unknown): void =>
        over(() => {
          logger.error({ err: error, task }, `The task ${task} failed. It is tried again; the other tasks go on.`);
          ended?.(task, 'Failed');
          failed(error);
        });
      running.add(task);
      deadlines.set(
        task,
        clock.setTimer(deadlineMs, function taskDeadline() {
          fail(lateError(task, deadlineMs));
        }),
      );
      begin(work).then(
        (result) =>
          over(() => {
            ended?.(task, 'Finished');
            finished(result);
          }),
        fail,
      );
    },
    end() {
      deadlines.forEach((cancel) => cancel());
      deadlines.clear();
      running.clear();
    },
  };
}

/** What is thrown at once fails like what is thrown later. */
const begin = async <Result>(work: () => Promise<Result>): Promise<Result> => work();

const lateError = (task: TaskName, deadlineMs: number): BrokerError =>
  new BrokerError(
    'Timeout',
    {
      happened: `The task ${task} did not end within ${deadlineMs} ms.`,
      botDid: 'It was given up, and is tried again.',
      toDo: 'Look whether the venue is slow; the deadline is the setting tasks.deadlineMs.',
    },
    { operation: task },
  );

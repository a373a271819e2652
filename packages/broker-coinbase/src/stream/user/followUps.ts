import type { CancelTimer, Clock } from '@bot/core';

/** Things that are asked for until they are there. */
export interface FollowUps {
  /** From now on, with short waits first. What is under way begins anew. */
  begin(id: string): void;
  close(): void;
}

export interface FollowUpsOptions {
  readonly clock: Clock;
  readonly firstMs: number;
  readonly capMs: number;
  readonly attempts: number;
  /** True once nothing is missing. A failure counts as an attempt. */
  readonly ask: (id: string) => Promise<boolean>;
  /** It was asked for often enough. */
  readonly gaveUp: (id: string, lastFailure: unknown) => void;
}

/** Asks after a wait, and again after waits that double: the venue lists late, and answers fail. */
export function createFollowUps({ clock, firstMs, capMs, attempts, ask, gaveUp }: FollowUpsOptions): FollowUps {
  const pending = new Map<string, CancelTimer>();

  function wait(id: string, attempt: number): void {
    const waitMs = Math.min(firstMs * 2 ** attempt, capMs);
    const cancel = clock.setTimer(waitMs, () => void attemptTo(id, attempt, cancel));
    pending.get(id)?.();
    pending.set(id, cancel);
  }

  async function attemptTo(id: string, attempt: number, mine: CancelTimer): Promise<void> {
    let failure: unknown = null;
    const isDone = await ask(id).catch((error: unknown) => {
      failure = error;
      return false;
    });
    // It has begun anew meanwhile, or nobody wants it any more.
    if (pending.get(id) !== mine) return;
    pending.delete(id);
    if (isDone) return;
    if (attempt + 1 < attempts) wait(id, attempt + 1);
    else gaveUp(id, failure);
  }

  return {
    begin: (id) => wait(id, 0),
    close() {
      for (const cancel of pending.values()) cancel();
      pending.clear();
    },
  };
}

/** Requests under way that change something at the venue, by what they are called in the log. */
export interface PendingChanges {
  readonly names: readonly string[];
  /** Holds the name until the call has ended. */
  during(name: string, call: () => Promise<void>): void;
  /** Called whenever one has ended. */
  ended: () => void;
}

export function createPendingChanges(): PendingChanges {
  const underWay = new Map<number, string>();
  let count = 0;
  const pending: PendingChanges = {
    get names() {
      return [...underWay.values()];
    },
    during(name, call) {
      const number = count++;
      underWay.set(number, name);
      void call().then(() => {
        underWay.delete(number);
        pending.ended();
      });
    },
    ended: () => undefined,
  };
  return pending;
}

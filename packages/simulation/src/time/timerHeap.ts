/** One timer. `index` is where it stands in the heap; −1 when it does not. */
export interface HeapTimer {
  readonly deadlineMs: number;
  /** Order of creation: decides between timers of the same instant. */
  readonly order: number;
  readonly fire: () => void;
  readonly label: string | undefined;
  index: number;
}

/** A binary heap that can also take a timer out of its middle, so that cancelled timers leave nothing behind. */
export interface TimerHeap {
  readonly size: number;
  peek(): HeapTimer | undefined;
  push(timer: HeapTimer): void;
  /** Nothing happens when the timer has left the heap already. */
  remove(timer: HeapTimer): void;
  /** All of them, in no particular order. */
  all(): readonly HeapTimer[];
}

export function createTimerHeap(): TimerHeap {
  const timers: HeapTimer[] = [];

  const put = (timer: HeapTimer, index: number): void => {
    timers[index] = timer;
    timer.index = index;
  };

  function rise(timer: HeapTimer): void {
    while (timer.index > 0) {
      const parentIndex = (timer.index - 1) >> 1;
      const parent = timers[parentIndex];
      if (parent === undefined || isBefore(parent, timer)) return;
      put(parent, timer.index);
      put(timer, parentIndex);
    }
  }

  function sink(timer: HeapTimer): void {
    for (;;) {
      const left = timers[2 * timer.index + 1];
      if (left === undefined) return;
      const right = timers[2 * timer.index + 2];
      const child = right !== undefined && isBefore(right, left) ? right : left;
      if (isBefore(timer, child)) return;
      const childIndex = child.index;
      put(child, timer.index);
      put(timer, childIndex);
    }
  }

  return {
    get size() {
      return timers.length;
    },
    peek: () => timers[0],
    push(timer) {
      put(timer, timers.length);
      rise(timer);
    },
    remove(timer) {
      const { index } = timer;
      if (index < 0) return;
      timer.index = -1;
      const last = timers.pop();
      if (last === undefined || last === timer) return;
      put(last, index);
      rise(last);
      sink(last);
    },
    all: () => [...timers],
  };
}

export const isBefore = (a: HeapTimer, b: HeapTimer): boolean =>
  a.deadlineMs === b.deadlineMs ? a.order < b.order : a.deadlineMs < b.deadlineMs;

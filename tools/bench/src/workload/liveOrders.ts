/** Slots of the orders that wait, so that one can be picked at random; a slot that is given back is used again soon. */
export interface LiveOrders {
  readonly count: number;
  /** A slot that is free. */
  open(): number;
  close(slot: number): void;
  /** @param index below `count` */
  at(index: number): number;
}

/** @throws RangeError when more than `slots` are open */
export function createLiveOrders(slots: number): LiveOrders {
  const open: number[] = [];
  const free = Array.from({ length: slots }, (_, i) => slots - 1 - i);
  const placeOf = new Int32Array(slots);
  return {
    get count() {
      return open.length;
    },
    at: (index) => Number(open[index]),
    open() {
      const slot = free.pop();
      if (slot === undefined) throw new RangeError(`No more than ${slots} orders fit.`);
      placeOf[slot] = open.length;
      open.push(slot);
      return slot;
    },
    close(slot) {
      const place = Number(placeOf[slot]);
      const moved = Number(open.pop());
      free.push(slot);
      if (moved === slot) return;
      open[place] = moved;
      placeOf[moved] = place;
    },
  };
}

import fc from 'fast-check';
import { createTimerHeap, isBefore, type HeapTimer } from './timerHeap';

const timer = (deadlineMs: number, order: number): HeapTimer => ({
  deadlineMs,
  order,
  fire: () => undefined,
  label: undefined,
  index: -1,
});

type Step = { readonly push: number } | { readonly remove: number } | { readonly pop: true };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ push: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ remove: fc.nat() }),
  fc.constant({ pop: true as const }),
);

describe('the timer heap', () => {
  it('behaves like a list that is sorted after every change', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const heap = createTimerHeap();
        const made: HeapTimer[] = [];
        let model: HeapTimer[] = [];
        for (const each of steps) {
          if ('push' in each) {
            const pushed = timer(each.push, made.length);
            made.push(pushed);
            heap.push(pushed);
            model = [...model, pushed].sort((a, b) => (isBefore(a, b) ? -1 : 1));
          } else {
            const removed = 'pop' in each ? heap.peek() : made[each.remove % Math.max(1, made.length)];
            if (removed !== undefined) heap.remove(removed);
            model = model.filter((kept) => kept !== removed);
          }
          expect(heap.peek()).toBe(model[0]);
          expect(heap.size).toBe(model.length);
        }
        expect(new Set(heap.all())).toEqual(new Set(model));
      }),
    );
  });

  it('does nothing when a timer is removed twice', () => {
    const heap = createTimerHeap();
    const [first, second] = [timer(1, 0), timer(2, 1)];
    heap.push(first);
    heap.push(second);
    heap.remove(first);
    heap.remove(first);
    expect(heap.all()).toEqual([second]);
  });
});

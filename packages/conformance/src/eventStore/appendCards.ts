import { mustBe } from '../card/rules';
import { eventOf, typesOf, type EventStoreCard } from './storeWorld';

export const appendCards: readonly EventStoreCard[] = [
  {
    id: 'ES-010',
    title: 'is empty when it is new',
    mandatory: true,
    precondition: 'A new store.',
    stimulus: 'Read it.',
    expected: 'No events, last number 0.',
    needs: [],
    async check({ store }) {
      mustBe([store.lastSeq, typesOf(store.read())], [0, []], 'a new store');
    },
  },
  {
    id: 'ES-020',
    title: 'numbers events from 1 without gaps, over all batches',
    mandatory: true,
    precondition: 'A new store.',
    stimulus: 'Append batches of one, three and one event.',
    expected: 'The numbers 1 to 5 in the order of appending; the last number is 5.',
    needs: [],
    async check({ store, append }) {
      await append([eventOf('A')]);
      await append([eventOf('B'), eventOf('C'), eventOf('D')]);
      await append([eventOf('E')]);
      mustBe(typesOf(store.read()), ['1 A', '2 B', '3 C', '4 D', '5 E'], 'the events');
      mustBe(store.lastSeq, 5, 'the last number');
    },
  },
  {
    id: 'ES-030',
    title: 'reads after a number',
    mandatory: true,
    precondition: 'Three events.',
    stimulus: 'Read after 0, 2 and 3.',
    expected: 'All three; the last; none.',
    needs: [],
    async check({ store, append }) {
      await append([eventOf('A'), eventOf('B'), eventOf('C')]);
      const found = [0, 2, 3].map((afterSeq) => typesOf(store.read(afterSeq)));
      mustBe(found, [['1 A', '2 B', '3 C'], ['3 C'], []], 'events after 0, 2 and 3');
    },
  },
  {
    id: 'ES-040',
    title: 'gives back what was written, whatever text it holds',
    mandatory: true,
    precondition: 'A new store.',
    stimulus:
      'Append a payload with nesting, every kind of JSON value, unusual text and a text of a hundred thousand characters.',
    expected: 'The same event, field by field.',
    needs: [],
    async check({ store, append }) {
      const event = eventOf('Grüße', {
        nested: { list: [1, -2.5, true, null, ['deep', { er: [] }]], empty: {} },
        text: '"quotes" \\ back \n line \u0000 zero \u2028 separator 日本語 🚀 \'; DROP TABLE events; --',
        amount: '0.000000000000000001',
        big: 'x'.repeat(100_000),
        '': 'no name',
      });
      await append([event]);
      mustBe([...store.read()].map(inOrder), [inOrder({ ...event, seq: 1 })], 'the event');
    },
  },
  {
    id: 'ES-050',
    title: 'does nothing for an empty batch',
    mandatory: true,
    precondition: 'One event.',
    stimulus: 'Append an empty batch, then another event.',
    expected: 'Two events with the numbers 1 and 2.',
    needs: [],
    async check({ store, append }) {
      await append([eventOf('A')]);
      await append([]);
      await append([eventOf('B')]);
      mustBe(typesOf(store.read()), ['1 A', '2 B'], 'the events');
    },
  },
  {
    id: 'ES-060',
    title: 'writes appends that overlap in the order of the calls',
    mandatory: true,
    precondition: 'A new store.',
    stimulus: 'Append three batches without waiting in between.',
    expected: 'The batches one after another, none split.',
    needs: [],
    async check({ store, append }) {
      const calls = [['A', 'B'], ['C'], ['D', 'E']].map((types) => append(types.map((type) => eventOf(type))));
      await Promise.all(calls);
      mustBe(typesOf(store.read()), ['1 A', '2 B', '3 C', '4 D', '5 E'], 'the events');
    },
  },
  {
    id: 'ES-070',
    title: 'keeps what was appended when the caller changes its object later',
    mandatory: true,
    precondition: 'A new store.',
    stimulus: 'Append an event and change its payload at once.',
    expected: 'The payload as it was at the call.',
    needs: [],
    async check({ store, append }) {
      const payload = { quantity: '1', inner: { price: '2' } };
      const call = append([eventOf('A', payload)]);
      payload.quantity = '999';
      payload.inner.price = '999';
      await call;
      payload.inner.price = '1000';
      const [stored] = store.read();
      mustBe(stored?.payload, { quantity: '1', inner: { price: '2' } }, 'the payload');
    },
  },
  {
    id: 'ES-080',
    title: 'keeps what was appended when a reader changes what it read',
    mandatory: true,
    precondition: 'One event.',
    stimulus: 'Read it, try to change it, read it again.',
    expected: 'The payload as it was written.',
    needs: [],
    async check({ store, append }) {
      await append([eventOf('A', { quantity: '1' })]);
      // A store may give copies or frozen objects; Reflect.set says no to the latter instead of throwing.
      for (const { payload } of store.read()) Reflect.set(payload, 'quantity', '999');
      const [again] = store.read();
      mustBe(again?.payload, { quantity: '1' }, 'the payload');
    },
  },
];

/** The same field order for both sides of a comparison. */
const inOrder = (event: object): object => Object.fromEntries(Object.entries(event).sort());

import type { NewStoredEvent } from '@bot/core';
import { mustBe, mustFail } from '../card/rules';
import { eventOf, typesOf, type EventStoreCard } from './storeWorld';

export const durabilityCards: readonly EventStoreCard[] = [
  {
    id: 'ES-110',
    title: 'writes a whole batch or nothing',
    mandatory: true,
    precondition: 'One event.',
    stimulus: 'Append a batch whose second event cannot be written as JSON, then open the store again.',
    expected: 'The append fails; only the first event is there.',
    needs: ['Reopen'],
    async check({ append, reopened }) {
      await append([eventOf('A')]);
      const unwritable = { ...eventOf('C'), payload: { count: 1n } } as unknown as NewStoredEvent;
      const outcome = await append([eventOf('B'), unwritable]).then(
        () => 'no error',
        () => 'an error',
      );
      mustBe(outcome, 'an error', 'an append that cannot be written');
      mustBe(typesOf((await reopened()).read()), ['1 A'], 'the events');
    },
  },
  {
    id: 'ES-120',
    title: 'refuses to append once it is closed, and may be closed twice',
    mandatory: true,
    precondition: 'One event; the store was closed.',
    stimulus: 'Close it again and append.',
    expected: 'Closing is silent; the append fails with StoreClosed.',
    needs: [],
    async check({ store, append, ask }) {
      await append([eventOf('A')]);
      await ask(store.close());
      await ask(store.close());
      await mustFail(append([eventOf('B')]), 'StoreClosed', 'an append after closing');
    },
  },
  {
    id: 'ES-130',
    title: 'has every event when it is opened again, and goes on counting',
    mandatory: true,
    precondition: 'Three events.',
    stimulus: 'Close the store, open it again, append one more.',
    expected: 'The same three events; the new one has the number 4.',
    needs: ['Reopen'],
    async check({ store, append, ask, reopened }) {
      await append([eventOf('A', { text: 'ä' }), eventOf('B')]);
      await append([eventOf('C')]);
      const before = [...store.read()];
      const next = await reopened();
      mustBe([...next.read()], before, 'the events');
      mustBe(next.lastSeq, 3, 'the last number');
      await ask(next.append([eventOf('D')]));
      mustBe(typesOf(next.read(3)), ['4 D'], 'the new event');
    },
  },
];

import type { Broker } from '@bot/core';
import type { ScriptedBroker } from '@bot/simulation';
import { registerCards } from '../card/registerCards';
import { brokerConformance } from './brokerConformance';
import type { BrokerUnderConformance } from './brokerUnderConformance';
import { accountBreakages } from './testing/accountBreakages';
import type { Breakages } from './testing/breakages';
import { feedBreakages } from './testing/feedBreakages';
import { marketDataBreakages } from './testing/marketDataBreakages';
import { orderBreakages } from './testing/orderBreakages';
import { refusalBreakages } from './testing/refusalBreakages';
import { scriptedSubject, type Breakage } from './testing/scriptedSubject';
import { venueBreakages } from './testing/venueBreakages';

describe('the scripted broker conforms', () => {
  describe('when it answers at once', () => {
    registerCards(brokerConformance({ create: () => scriptedSubject() }), it);
  });
  describe('when it answers after 20 ms', () => {
    registerCards(brokerConformance({ create: () => scriptedSubject({ latencyMs: 20 }) }), it);
  });
  describe('when its reports and messages come 120 ms late', () => {
    registerCards(brokerConformance({ create: () => scriptedSubject({ lateMs: 120 }) }), it);
  });
});

describe('each broker card fails on a broker with the fault it is there to find', () => {
  const breakages: Breakages = {
    ...marketDataBreakages,
    ...orderBreakages,
    ...refusalBreakages,
    ...accountBreakages,
    ...feedBreakages,
    ...venueBreakages,
  };
  const cards = brokerConformance({ create: () => scriptedSubject() });

  it('has a broken broker for every card', () => {
    expect(Object.keys(breakages).sort()).toEqual(cards.map(({ id }) => id));
  });

  it.each(Object.entries(breakages))('%s', async (cardId, breakage) => {
    const broken = brokerConformance({ create: () => scriptedSubject({ breakage }), patienceMs: 1000 });
    const card = broken.find(({ id }) => id === cardId);
    await expect(card?.run()).rejects.toMatchObject({ name: 'ConformanceFailure', cardId });
  });
});

describe('the card of funding, at a venue that lists no payments', () => {
  const run = (breakage?: Breakage) =>
    brokerConformance({ create: () => scriptedSubject({ listsFunding: false, ...(breakage && { breakage }) }) })
      .find(({ id }) => id === 'BC-745')
      ?.run();

  it('is kept by one that says so', async () => {
    await expect(run()).resolves.toBeUndefined();
  });

  it('is broken by one that says that nothing was paid', async () => {
    await expect(run(() => ({ fundingSince: async () => [] }))).rejects.toMatchObject({ cardId: 'BC-745' });
  });
});

describe('the cards', () => {
  const cards = brokerConformance({ create: () => scriptedSubject() });

  it('stand in the order of their numbers, each number once', () => {
    const ids = cards.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('name the scenarios of which they are the part of the venue', () => {
    const parts = new Set(cards.flatMap(({ partOf }) => partOf ?? []));
    expect([...parts].sort()).toEqual(['BE-01', 'BE-10', 'BE-11', 'BE-12', 'BE-16', 'BE-22', 'BE-28']);
  });

  it('are skipped with the reason when the venue lacks what they need', () => {
    const lacking = brokerConformance({ create: () => scriptedSubject(), lacks: ['Takers', 'Amend'] });
    const reasons = new Set(lacking.flatMap(({ skipReason }) => skipReason ?? []));
    expect(reasons).toEqual(
      new Set(['the subject lacks Takers', 'the subject lacks Amend', 'the subject lacks Amend and Takers']),
    );
  });

  it('take a refusal for a cancel where a fill-or-kill order cannot be filled', async () => {
    const refusing = ({ submitOrder }: ScriptedBroker): Partial<Broker> => ({
      submitOrder: async (request) => {
        const { clientOrderId, at } = await submitOrder(request);
        return { outcome: 'Rejected', clientOrderId, at, reason: 'NoLiquidity', message: 'There is not so much.' };
      },
    });
    const cards = brokerConformance({ create: () => scriptedSubject({ breakage: refusing }) });
    await expect(cards.find(({ id }) => id === 'BC-176')?.run()).resolves.toBeUndefined();
  });

  it('say what the harness does not give although it did not say that it lacks it', async () => {
    const create = (): BrokerUnderConformance => {
      const { movePriceTo, cancelDelayMs, ...subject } = scriptedSubject();
      return subject;
    };
    const run = (id: string) =>
      brokerConformance({ create })
        .find((card) => card.id === id)
        ?.run();
    await expect(run('BC-140')).rejects.toThrow('movePriceTo of the harness');
    await expect(run('BC-230')).rejects.toThrow('movePriceTo of the harness');
  });
});

import fc from 'fast-check';
import { npmBooks } from '../matching/npmContenders';
import { createNpmBook, ticks } from '../matching/npmBook';
import { createOurBook } from '../matching/ourBook';
import { createOurVenue } from '../venue/ourVenue';
import { resultOf, type Engine } from './engine';
import { engineWork } from './engineWork';
import { createColumns, createLadder } from './ladder';
import { createOrderFlow, type OrderFlow } from './orderFlow';
import { play } from './orderStream';

const engines: readonly (readonly [string, (flow: OrderFlow) => Engine])[] = [
  ['our book', ({ slots }) => createOurBook(slots)],
  ['our venue', ({ markets, slots }) => createOurVenue(markets, slots)],
  ['a ladder', ({ range, slots }) => createLadder(range, createColumns(slots))],
  ...Object.entries(npmBooks).flatMap(([name, open]) => [
    [name, () => createNpmBook(open())] as const,
    [`${name} with whole prices`, () => createNpmBook(open(), ticks.whole)] as const,
  ]),
];

describe.each(engines)('%s', (_name, create) => {
  it('comes to what the ladder says, whatever the flow', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 60 }), (seed, resting) => {
        const flow = createOrderFlow({ seed, resting });
        const engine = create(flow);
        play(flow.open(), engine);
        play(flow.next(200), engine);
        expect(resultOf(engine, 1)).toBe(flow.expected());
      }),
      { numRuns: 25 },
    );
  });
});

it('a venue of several markets comes to what the ladders say', () => {
  const flow = createOrderFlow({ seed: 'several', resting: 90, markets: 3 });
  const venue = createOurVenue(flow.markets, flow.slots);
  play(flow.open(), venue);
  play(flow.next(600), venue);
  expect(resultOf(venue, 3)).toBe(flow.expected());
  expect([...venue.waiting(3)]).toEqual([]);
});

it('an engine that needs no names gets none', () => {
  const flow = createOrderFlow({ seed: 'nameless', resting: 20 });
  const book = createOurBook(flow.slots);
  for (const orders of [flow.open(), flow.next(100)]) play({ ...orders, names: [] }, book);
  expect(resultOf(book, 1)).toBe(flow.expected());
});

describe('the work of an engine', () => {
  const flow = { seed: 'work', resting: 20 };

  it('gives the same result however many passes follow', () => {
    const after = (passes: number): string => {
      const work = engineWork({ flow, operations: 100, create: ({ slots }) => createOurBook(slots) });
      for (let pass = 0; pass < passes; pass += 1) {
        work.reset();
        work.pass();
      }
      return work.result();
    };
    expect(after(0)).toMatch(/^\d+ trades/);
    expect(after(3)).toBe(after(0));
  });

  it('is refused when the results are wrong', () => {
    const forgetful = (slots: number): Engine => ({ ...createOurBook(slots), cancel: () => undefined });
    const wrong = () => engineWork({ flow, operations: 100, create: ({ slots }) => forgetful(slots) });
    expect(wrong).toThrow(/^The results are wrong, so speeds mean nothing: .*, but it should be .*\.$/);
  });
});

it('a book from npm that refuses an order is no contender', () => {
  const [open] = Object.values(npmBooks);
  if (open === undefined) throw new Error('no books');
  const engine = createNpmBook(open());
  expect(() => engine.add(0, 'o1', 0, true, 100, 0)).toThrow('The book refused an order: ');
});

import type { CardDefinition, ConformanceCard } from './conformanceCard';
import { toCard } from './conformanceCard';
import { ConformanceFailure } from './conformanceFailure';
import { registerCards } from './registerCards';
import { mustBe } from './rules';

type Capability = 'Wings' | 'Fins';

const definition: CardDefinition<{ legs: number }, Capability> = {
  id: 'XX-010',
  title: 'walks on four legs',
  mandatory: true,
  precondition: 'None.',
  stimulus: 'Count.',
  expected: 'Four.',
  needs: ['Wings', 'Fins'],
  check: async ({ legs }) => mustBe(legs, 4, 'legs'),
};

const cardFor = (legs: number, lacks: readonly Capability[], closed: number[] = []): ConformanceCard =>
  toCard(definition, {
    lacks,
    open: async () => ({ legs }),
    close: async (world) => void closed.push(world.legs),
  });

/** Writes down what a runner would be asked to do. */
function notebook() {
  const asked: string[] = [];
  const runs: (() => Promise<void>)[] = [];
  const skip = (name: string): void => void asked.push(`skip ${name}`);
  const test = Object.assign(
    (name: string, run: () => Promise<void>): void => {
      asked.push(`test ${name}`);
      runs.push(run);
    },
    { skip },
  );
  return { test, asked, runs };
}

describe('registerCards', () => {
  it('makes one test of each card, named by number and title', async () => {
    const { test, asked, runs } = notebook();
    registerCards([cardFor(4, [])], test);
    expect(asked).toEqual(['test XX-010 walks on four legs']);
    await expect(runs[0]?.()).resolves.toBeUndefined();
  });

  it('says of which scenario a card is a part', () => {
    const { test, asked } = notebook();
    registerCards([{ ...cardFor(4, []), partOf: 'BE-01' }], test);
    expect(asked).toEqual(['test XX-010 walks on four legs [BE-01]']);
  });

  it('skips a card with the reason when the subject lacks what it needs', () => {
    const { test, asked } = notebook();
    registerCards([cardFor(4, ['Wings', 'Fins'])], test);
    expect(asked).toEqual(['skip XX-010 walks on four legs (skipped: the subject lacks Wings and Fins)']);
  });
});

describe('a card', () => {
  it('fails with its number, its title and both sides of the difference, and still closes its subject', async () => {
    const closed: number[] = [];
    const failure = await cardFor(3, [], closed)
      .run()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConformanceFailure);
    expect(failure).toMatchObject({ cardId: 'XX-010', expected: '4', actual: '3' });
    expect(String(failure)).toContain('XX-010 walks on four legs\nlegs: expected 4, found 3');
    expect(closed).toEqual([3]);
  });

  it('lets an error that is no failed rule through as it is', async () => {
    const card = toCard(
      { ...definition, check: () => Promise.reject(new RangeError('broken')) },
      {
        lacks: [],
        open: async () => ({ legs: 4 }),
        close: async () => undefined,
      },
    );
    await expect(card.run()).rejects.toThrow(RangeError);
  });
});

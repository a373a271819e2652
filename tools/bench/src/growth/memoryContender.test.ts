import { createOurBook } from '../matching/ourBook';
import { memoryContender } from './memoryContender';

const budget = { warmUpMs: 0, measuredMs: 0, share: 1 };

describe('the memory of an engine', () => {
  it('is what it has per waiting order', async () => {
    const used = [5_000, 25_000];
    const flow = { seed: 'm', resting: 100 };
    const contender = memoryContender(
      'book',
      ({ slots }) => createOurBook(slots),
      flow,
      () => Number(used.shift()),
    );
    const { figures, digest } = await contender.measure(budget);
    expect(figures).toEqual({ book: 200 });
    expect(digest).toContain('100 waiting');
  });

  it('is not told of an engine that is wrong', () => {
    const forgetful = (slots: number) => ({ ...createOurBook(slots), add: () => undefined });
    const { measure } = memoryContender('book', ({ slots }) => forgetful(slots), { seed: 'm', resting: 10 });
    expect(() => measure(budget)).toThrow('The results are wrong');
  });
});

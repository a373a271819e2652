import { createOurBook } from '../matching/ourBook';
import { memoryContender } from './memoryContender';

const budget = { warmUpMs: 0, measuredMs: 0, share: 1 };

describe('the memory of an engine', () => {
  it('is what it has per waiting order, some hundred bytes in a book of ours', () => {
    const { measure } = memoryContender('book', ({ slots }) => createOurBook(slots), { seed: 'm', resting: 20_000 });
    const { figures, digest } = measure(budget);
    expect(figures['book']).toBeGreaterThan(90);
    expect(figures['book']).toBeLessThan(500);
    expect(digest).toContain('20000 waiting');
  });

  it('is not told of an engine that is wrong', () => {
    const forgetful = (slots: number) => ({ ...createOurBook(slots), add: () => undefined });
    const { measure } = memoryContender('book', ({ slots }) => forgetful(slots), { seed: 'm', resting: 10 });
    expect(() => measure(budget)).toThrow('The results are wrong');
  });
});

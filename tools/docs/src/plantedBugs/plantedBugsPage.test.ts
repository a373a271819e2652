import { plantedBugsPage } from './plantedBugsPage';

describe('the page of planted bugs', () => {
  it('says of each what is wrong, where it was planted and what caught it', () => {
    const catches = [
      { scenario: 'broker-edge-cases/BE-04', said: 'each is placed once' },
      { scenario: 'trading-lifecycle/TL-08', said: 'INV-06 one intent is one order' },
    ];
    const bug = { id: 'new-id', title: 'A retry carries a new id', file: 'packages/core/src/retry.ts', catches };
    const { path, content } = plantedBugsPage([bug]);
    expect(path).toBe('docs/reference/planted-bugs.md');
    expect(content.split('\n').find((line) => line.startsWith('| `new-id`'))).toBe(
      '| `new-id` | A retry carries a new id | [retry.ts](../../packages/core/src/retry.ts) | BE-04: each is placed once<br>TL-08: INV-06 one intent is one order |',
    );
  });
});

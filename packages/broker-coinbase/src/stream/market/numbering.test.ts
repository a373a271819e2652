import type { MarketMessage } from '@bot/core';
import { createNumbering } from './numbering';

describe('the numbers of a feed', () => {
  const given = () => {
    const messages: MarketMessage[] = [];
    return { messages, ...createNumbering((message) => messages.push(message)) };
  };

  it('count what is told, with a gap wherever the wire had one, and times never fall', () => {
    const { messages, tell, skip } = given();
    tell({ type: 'Heartbeat', counter: 1 }, 100);
    skip(2);
    tell({ type: 'Heartbeat', counter: 4 }, 90);
    expect(messages.map(({ sequence, at }) => [sequence, at])).toEqual([
      [0, 100],
      [3, 100],
    ]);
  });

  it('begin at 0 for somebody who has heard nothing yet', () => {
    const { messages, tell, skip } = given();
    skip(5);
    tell({ type: 'Heartbeat', counter: 1 }, 100);
    expect(messages[0]?.sequence).toBe(0);
  });
});

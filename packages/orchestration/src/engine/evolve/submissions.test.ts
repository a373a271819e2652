import { DAY } from '../testing/fixtures';
import { countIn, countSubmission } from './submissions';

describe('orders by the second', () => {
  it('are counted in the second in which they leave, and in the day', () => {
    const submissions = { today: 4, bySecond: new Map<number, number>() };
    for (const ms of [0, 999, 1_000]) countSubmission(submissions, DAY + ms);
    expect(submissions).toEqual({
      today: 7,
      bySecond: new Map([
        [DAY / 1_000, 2],
        [DAY / 1_000 + 1, 1],
      ]),
    });
  });

  it('are forgotten after a minute, and where a clock that was set back has left them in the future', () => {
    const now = DAY / 1_000;
    const bySecond = new Map([now - 61, now - 60, now + 60, now + 61].map((second) => [second, 1]));
    countIn(bySecond, DAY);
    expect([...bySecond.keys()]).toEqual([now - 60, now + 60, now]);
  });
});

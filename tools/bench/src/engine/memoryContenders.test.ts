import { slopeOf } from './memoryContenders';

it.each([
  [[1, 2, 4], 1.5],
  [[7, 7, 7, 7], 0],
  [[3, 2, 1], -1],
])('%j grows by %s a day', (values, slope) => expect(slopeOf(values)).toBeCloseTo(slope));

import { quantile } from './quantile';

it.each([
  [0.5, 5],
  [0.9, 9],
  [0.99, 10],
  [0, 1],
])('of 1 to 10, the part %s is not above %s', (part, expected) => {
  expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], part)).toBe(expected);
});

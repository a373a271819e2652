import { sampleResult } from '../testing/sampleResult';
import { checksFailure } from './checksFailure';

const checks = { cashConserved: true, positionsMatchFills: true, venueMatchesBot: true };

it('is nothing when every check is true', () => expect(checksFailure(sampleResult())).toEqual({}));

it.each([
  [{ ...checks, cashConserved: false }, 'cashConserved is false: INV-01 x; INV-03 y.'],
  [
    { ...checks, cashConserved: false, venueMatchesBot: false },
    'cashConserved, venueMatchesBot are false: INV-01 x; INV-03 y.',
  ],
])('names what is false and what was found: %j', (checks, happened) => {
  const { failure } = checksFailure(sampleResult({ checks, violations: ['INV-01 x', 'INV-03 y'] }));
  expect(failure).toMatchObject({ code: 'ChecksFailed', text: { happened } });
});

it('sends to the venue where nobody but the venue knows, in one sentence', () => {
  const violations = ['The books could not be read: Check the key.'];
  const { failure } = checksFailure({ market: 'coinbase', checks: { venueMatchesBot: false }, violations });
  expect(failure?.text).toEqual({
    happened: 'venueMatchesBot is false: The books could not be read: Check the key.',
    toDo: expect.stringContaining('`bot positions`') as unknown,
  });
});

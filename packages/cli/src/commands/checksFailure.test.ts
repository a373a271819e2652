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

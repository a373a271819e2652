import { rememberRefusals } from './refusals';

it('refusals are remembered, the newest of them', () => {
  const refusals = rememberRefusals(2);
  const refuse = (clientOrderId: string) =>
    refusals.remember({ outcome: 'Rejected', clientOrderId, reason: 'Other', message: '', at: 0 });
  ['a', 'b', 'c'].forEach(refuse);
  expect(['a', 'b', 'c'].map((id) => refusals.of(id)?.clientOrderId)).toEqual([undefined, 'b', 'c']);
});

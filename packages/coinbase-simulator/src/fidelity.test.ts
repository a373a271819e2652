import { wireRules } from './fidelity';

describe('the fidelity ledger of the wire', () => {
  it.each(Object.entries(wireRules))('%s says what it rests on', (id, { rule, basis, source }) => {
    expect(id).toMatch(/^WR-\d{3}$/);
    expect(['capture', 'page', 'assumed']).toContain(basis);
    expect(rule).toMatch(/\.$/);
    if (basis !== 'assumed') expect(source).toMatch(/20\d\d/);
  });
});

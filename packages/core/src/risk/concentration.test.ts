import { notionalOf, ratioOf } from '../money/amount';
import { concentrationOf } from './concentration';

describe('concentration', () => {
  it('adds up the squared shares: the worked example', () => {
    expect(concentrationOf([notionalOf('6000'), notionalOf('4000')])).toEqual(ratioOf('0.52'));
  });

  it('of four equal positions is a quarter', () => {
    expect(concentrationOf(['5', '5', '5', '5'].map(notionalOf))).toEqual(ratioOf('0.25'));
  });

  it('says nothing of fewer than two', () => {
    expect(concentrationOf([])).toBeNull();
    expect(concentrationOf([notionalOf('6000'), notionalOf('0')])).toBeNull();
  });
});

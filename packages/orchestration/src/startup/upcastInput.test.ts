import { mayTrade } from '../engine/testing/fixtures';
import { venueLoaded } from '../engine/testing/given';
import { upcastInput } from './upcastInput';

const telemetry = { type: 'TaskFinished', result: { task: 'Telemetry', balances: [], permissions: mayTrade } };
const readOnly = { ...mayTrade, canTrade: false };

describe('an input of an older build', () => {
  it('that loaded the venue without a look at the key says that it may trade', () => {
    const { permissions: _, ...older } = venueLoaded;
    expect(upcastInput(older)).toEqual(venueLoaded);
    expect(upcastInput({ ...venueLoaded, permissions: readOnly })).toMatchObject({ permissions: readOnly });
  });

  it('of the telemetry likewise', () => {
    const { permissions: _, ...older } = telemetry.result;
    expect(upcastInput({ ...telemetry, result: older })).toEqual(telemetry);
    const told = { ...telemetry, result: { ...telemetry.result, permissions: readOnly } };
    expect(upcastInput(told)).toEqual(told);
  });

  it('of any other kind is what it was', () => {
    for (const kept of [{ type: 'Woke' }, { type: 'TaskFinished', result: { task: 'Guards' } }]) {
      expect(upcastInput(kept)).toBe(kept);
    }
  });
});

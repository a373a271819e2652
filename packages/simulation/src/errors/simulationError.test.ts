import { isSimulationError, scriptImpossible } from './simulationError';

describe('isSimulationError', () => {
  it('goes by layer and code', () => {
    const error = scriptImpossible('there is no order a');
    expect(error.message).toBe('The script cannot be played: there is no order a.');
    expect([isSimulationError(error), isSimulationError(error, 'ScriptImpossible')]).toEqual([true, true]);
    expect([isSimulationError(error, 'LiveLock'), isSimulationError(new Error('x'))]).toEqual([false, false]);
  });
});

import type { Layer } from '@bot/simulation';
import { inMemoryLayer } from '../layers/inMemoryLayer';
import { processScenariosFor } from './processScenarios';
import { runnableScenarios } from './runnableScenarios';
import type { Runner } from './runner';
import { scenariosFor } from './scenarios';

const nobody: Runner = { test: fail, skip: fail, todo: fail, assertionCount: () => 0 };
function fail(): never {
  throw new Error('nothing is handed to a test runner');
}

function define(layer: Layer): void {
  const scenario = scenariosFor(nobody)({ layer });
  scenario('XX-01', 'in a world', { verifies: ['said'] }, async ({ world, verify }) => {
    await world.advance('1s');
    verify('said', () => expect(world.isClosed).toBe(false));
  });
  scenario.todo('XX-02', 'later', { verifies: [], reason: 'soon' });
  processScenariosFor(nobody)('XX-03', 'a process', { verifies: [] }, () => undefined);
}

it('those that are ready and take place in a world can be carried out without a test runner', async () => {
  const [only, ...others] = runnableScenarios(define, inMemoryLayer());
  expect([only?.card.id, others]).toEqual(['XX-01', []]);
  const run = await only?.run(() => expect.getState().assertionCalls);
  expect(run?.traceHash).toBe(run?.trace.hash());
});

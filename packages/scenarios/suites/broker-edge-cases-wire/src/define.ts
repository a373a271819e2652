import { tradingBot } from '@bot/orchestration/testing';
import type { Layer } from '@bot/simulation';
import { define as bodies } from '@bot/suite-broker-edge-cases';
import { scenarioConfig } from '@bot/test-fixtures';
import { processScenario, scenarios } from '@bot/test-fixtures/jest';
import { namesLookedUp } from './BE-06.namesLookedUp';
import { statusNeverHeardOf } from './BE-08.statusNeverHeardOf';
import { ambiguousAnswers } from './BE-18.ambiguousAnswers';
import { errorInside } from './BE-19.errorInside';
import { brokenBytes } from './BE-20.brokenBytes';
import { clockSkew } from './BE-21.clockSkew';
import { shiftingPages } from './BE-22.shiftingPages';
import { refusedWhenRepeated } from './BE-28.refusedWhenRepeated';
import { reconnectStorm } from './BE-29.reconnectStorm';
import { certificates } from './BE-30.certificates';

/** What the catalogue wants to see over a wire, too. */
const overAWire = [
  'BE-01',
  'BE-02',
  'BE-03',
  'BE-04',
  'BE-05',
  'BE-06',
  'BE-07',
  'BE-10',
  'BE-11',
  'BE-12',
  'BE-13',
  'BE-14',
  'BE-15',
  'BE-16',
  'BE-23',
  'BE-24',
  'BE-28',
];

/** What brokers do to a bot, with the client of Coinbase and its simulator in between; and what only a wire can do. */
export function define(layer: Layer): void {
  bodies(layer, overAWire);
  const scenario = scenarios({ bot: tradingBot({ strategies: [] }), config: scenarioConfig, layer });
  statusNeverHeardOf(scenario);
  ambiguousAnswers(scenario);
  errorInside(scenario);
  brokenBytes(scenario);
  clockSkew(scenario);
  shiftingPages(scenario);
  refusedWhenRepeated(scenario);
  reconnectStorm(scenario);
  // In memory there are neither names nor certificates.
  if (layer.name === 'W') for (const tell of [namesLookedUp, certificates]) tell(processScenario);
}

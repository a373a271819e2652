import { tradingBot } from '@bot/orchestration/testing';
import type { Layer } from '@bot/simulation';
import { scenarioConfig } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';
import { firstOrder } from './GU-01.firstOrder';
import { moneyHeldBack } from './GU-02.moneyHeldBack';
import { positionsFromBefore } from './GU-03.positionsFromBefore';
import { coinsSentThere } from './GU-04.coinsSentThere';
import { losingPosition } from './GU-05.losingPosition';
import { ordersByHand } from './GU-06.ordersByHand';
import { roughMarkets } from './GU-07.roughMarkets';
import { failingVenue } from './GU-09.failingVenue';
import { venueGetsWorse } from './GU-10.venueGetsWorse';
import { ownLimits } from './GU-11.ownLimits';
import { pathOfPrices } from './GU-12.pathOfPrices';
import { knownResult } from './GU-13.knownResult';
import { answerLost } from './GU-20.answerLost';
import { oneWorkflow } from './GU-21.oneWorkflow';
import { waiting } from './GU-22.waiting';
import { ownFixture } from './GU-23.ownFixture';
import { notYet } from './GU-30.notYet';

/** The examples of the guide in packages/scenarios: they show how, and are no part of the specification. */
export function define(layer: Layer): void {
  const scenario = scenarios({ bot: tradingBot({ strategies: [] }), config: scenarioConfig, layer });
  firstOrder(scenario);
  moneyHeldBack(scenario);
  positionsFromBefore(scenario);
  coinsSentThere(scenario);
  losingPosition(scenario);
  ordersByHand(scenario);
  roughMarkets();
  failingVenue(scenario);
  venueGetsWorse(scenario);
  ownLimits(scenario);
  pathOfPrices(scenario);
  knownResult();
  answerLost(scenario);
  oneWorkflow(scenario);
  waiting(scenario);
  ownFixture(scenario);
  notYet(scenario);
}

import { tradingBot } from '@bot/orchestration/testing';
import type { Layer } from '@bot/simulation';
import { scenarioConfig } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';
import { signalToPosition } from './TL-01.signalToPosition';
import { signalSequence } from './TL-01.signalSequence';
import { closePosition } from './TL-02.closePosition';
import { conflictingSignals } from './TL-03.conflictingSignals';
import { capitalShares, capitalWantedAtOnce, capitalWantedByAll } from './TL-04.capitalShares';
import { dailyLoss } from './TL-05.dailyLoss';
import { tradeValueLimit } from './TL-06.tradeValueLimit';
import { positionCap } from './TL-07.positionCap';
import { rateLimitedPlacement } from './TL-08.rateLimitedPlacement';
import { venueLost } from './TL-09.venueLost';
import { partialFill } from './TL-10.partialFill';
import { positionDrift } from './TL-11.positionDrift';
import { manualTrade } from './TL-12.manualTrade';
import { shortAndFlip } from './TL-13.shortAndFlip';
import { bracket } from './TL-14.bracket';
import { cancelFillRace } from './TL-15.cancelFillRace';
import { filledAfterItsEnd } from './TL-15.filledAfterItsEnd';
import { amendWhileFilling } from './TL-16.amendWhileFilling';
import { liquidation } from './IN-13.liquidation';
import { fundingAcrossRestart } from './IN-14.fundingAcrossRestart';
import { fundingInCash, listingNoFunding } from './IN-14.fundingInCash';
import { leverage } from './TL-18.leverage';
import { nearLiquidation } from './TL-19.nearLiquidation';
import { dust } from './TL-17.dust';

/** From a signal to a position and back. */
export function define(layer: Layer): void {
  bodies(layer);
  // Over a wire the client finds the order in the list of open ones before it would be given up.
  filledAfterItsEnd(scenarios({ bot: tradingBot({ strategies: [] }), config: scenarioConfig, layer }));
}

/** What can be carried out on any layer, all or those with certain ids. */
export function bodies(layer: Layer, ids?: readonly string[]): void {
  const scenario = scenarios({ bot: tradingBot(), config: scenarioConfig, layer, ids });
  signalToPosition(scenario);
  signalSequence(scenario);
  closePosition(scenario);
  conflictingSignals(scenario);
  capitalShares(scenario);
  capitalWantedByAll(scenario);
  capitalWantedAtOnce(scenario);

  // What a person asks for, with no strategy beside it.
  const byHand = scenario.use({ bot: tradingBot({ strategies: [] }) });
  // A stop that does not sell before the limit is reached, and a day that ends half an hour after the start.
  const guards = { ...scenarioConfig.guards, dayStartsAtMinute: 12 * 60 + 30 };
  dailyLoss(byHand.use({ config: { strategy: { trailingStop: '0.9' }, guards } }));
  tradeValueLimit(byHand);
  positionCap(byHand);
  rateLimitedPlacement(byHand);
  venueLost(byHand);
  partialFill(byHand);
  positionDrift(byHand);
  manualTrade(byHand);
  shortAndFlip(byHand);
  bracket(byHand);
  cancelFillRace(byHand);
  amendWhileFilling(byHand);
  dust(byHand);
  leverage(byHand);
  nearLiquidation(byHand);
  liquidation(byHand);
  fundingAcrossRestart(byHand);

  const withoutList = { config: scenarioConfig, layer: listingNoFunding(layer), ids };
  fundingInCash(scenarios({ bot: tradingBot({ strategies: [] }), ...withoutList }));
}

import { processScenario as scenario } from '@bot/test-fixtures/jest';
import { ccxtTrades } from './CC-01.ccxtTrades';
import { ccxtListens } from './CC-02.ccxtListens';
import { officialClient } from './CC-03.officialClient';
import { brokenWire } from './CC-04.brokenWire';
import { plantedKey } from './CC-05.plantedKey';

/** Clients that others have written trade at the simulator, over real sockets; and the wire itself. */
export function define(): void {
  ccxtTrades(scenario);
  ccxtListens(scenario);
  officialClient(scenario);
  brokenWire(scenario);
  plantedKey(scenario);
}

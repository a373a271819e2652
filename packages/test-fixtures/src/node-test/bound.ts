import * as nodeTest from 'node:test';
import { bindNodeTest, type NodeTestApi } from './bindNodeTest';

export const { createWorld, scenarios, processScenario, runsTheSameTwice } = bindNodeTest(nodeTest as NodeTestApi);

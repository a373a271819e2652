export { define } from './define';
export { openCoinbase } from './loopback/openCoinbase';
export { overLoopback, overMemory } from './layers/carriers';
export { wireOf, type WireUnderTest } from './layers/wireOf';

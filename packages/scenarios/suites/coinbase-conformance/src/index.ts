export { define } from './define';
export { overLoopback, overMemory } from './layers/carriers';
export { wireOf, type WireUnderTest } from './layers/wireOf';

export { define } from './define';
export { overLoopback, overMemory } from './layers/carriers';

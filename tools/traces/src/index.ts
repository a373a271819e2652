export { pass, type Outcome } from './pass';
export { suitesInMemory } from './suitesInMemory';
export { traces } from './traces';

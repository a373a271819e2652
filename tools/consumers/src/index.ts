export { runConsumers } from './runConsumers';

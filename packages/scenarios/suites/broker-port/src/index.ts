export { define } from './define';
export { brokerUnderCards } from './brokerUnderCards';
export { exchangeLayer } from './exchangeLayer';

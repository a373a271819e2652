export { coinbaseUrls, type CoinbaseUrls } from './coinbaseUrls';

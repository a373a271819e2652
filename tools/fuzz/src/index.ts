export { fuzzMain } from './command';
export { searchHere } from './searchHere';
export { watched } from './watched';

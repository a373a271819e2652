export { bodies, define } from './define';

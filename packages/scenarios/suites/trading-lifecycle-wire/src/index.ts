export { define } from './define';

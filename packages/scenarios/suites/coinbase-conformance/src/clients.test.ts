import { define } from './define';

define();

import { define } from './define';
import { exchangeLayer } from './exchangeLayer';

define(exchangeLayer());

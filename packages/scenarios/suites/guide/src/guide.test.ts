import { inMemoryLayer } from '@bot/test-fixtures';
import { define } from './define';

define(inMemoryLayer());

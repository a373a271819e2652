import { inMemoryLayer } from '@bot/test-fixtures';
import { define } from './define';
import { removeStores } from './storeOnFiles';

define(inMemoryLayer());

afterAll(removeStores);

import { promisesAtRest } from '@bot/simulation';
import { inMemoryLayer } from '@bot/test-fixtures';
import { define } from './define';
import { removeStores } from './storeOnFiles';

define({ ...inMemoryLayer(), atRest: promisesAtRest() });

afterAll(removeStores);

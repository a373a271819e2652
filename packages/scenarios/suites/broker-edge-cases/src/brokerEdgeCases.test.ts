import { promisesAtRest } from '@bot/simulation';
import { inMemoryLayer } from '@bot/test-fixtures';
import { define } from './define';

define({ ...inMemoryLayer(), atRest: promisesAtRest() });

import { promisesAtRest } from '@bot/simulation';
import { inMemoryLayer } from '@bot/test-fixtures';
import { runsTheSameTwice } from '@bot/test-fixtures/jest';
import { define } from './define';

define({ ...inMemoryLayer(), atRest: promisesAtRest() });
runsTheSameTwice(define, inMemoryLayer, 'TL-01');

import { overMemory } from '@bot/suite-coinbase-conformance';
import { inMemoryLayer } from '@bot/test-fixtures';
import { runsTheSameTwice } from '@bot/test-fixtures/jest';
import { define } from './define';

define(overMemory(inMemoryLayer()));
runsTheSameTwice(define, () => overMemory(inMemoryLayer()), 'TL-09');

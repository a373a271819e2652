import { overLoopback, overMemory } from '@bot/suite-coinbase-conformance';
import { inMemoryLayer } from '@bot/test-fixtures';
import { runsTheSameTwice } from '@bot/test-fixtures/jest';
import { define } from './define';

define(overMemory(inMemoryLayer()));
define(overLoopback(inMemoryLayer()));
runsTheSameTwice(define, () => overMemory(inMemoryLayer()), 'TL-09');

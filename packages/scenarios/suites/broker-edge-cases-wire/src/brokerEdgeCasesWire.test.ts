import { overLoopback } from '@bot/suite-coinbase-conformance';
import { inMemoryLayer } from '@bot/test-fixtures';
import { define } from './define';

define(overLoopback(inMemoryLayer()));

import { defineCards } from './conformance';
import { overLoopback } from './layers/carriers';

defineCards(overLoopback);

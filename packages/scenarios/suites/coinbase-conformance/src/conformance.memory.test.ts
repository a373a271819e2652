import { defineCards } from './conformance';
import { overMemory } from './layers/carriers';

defineCards(overMemory);

export { writeDocs } from './writeDocs';

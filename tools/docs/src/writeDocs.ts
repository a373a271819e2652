import { affectedPage, type Graph } from './affected/affectedPage';
import { syncDocuments, type SyncReport } from './documents/syncDocuments';
import { exampleDocuments } from './examples/exampleDocuments';
import { denialReasonsPage } from './reference/denialReasonsPage';
import { errorCodesPage } from './reference/errorCodesPage';
import { orderLifecyclePage } from './reference/orderLifecyclePage';

/** Writes every document that mirrors code; with `check` only says which are not what the code says. */
export function writeDocs(root: string, graph: Graph, options: { readonly check: boolean }): SyncReport {
  const documents = [
    affectedPage(graph),
    denialReasonsPage(),
    errorCodesPage(),
    orderLifecyclePage(),
    ...exampleDocuments(root),
  ];
  return syncDocuments(root, documents, options);
}

import { affectedPage, type Graph } from './affected/affectedPage';
import { syncDocuments, type SyncReport } from './documents/syncDocuments';
import { exampleDocuments } from './examples/exampleDocuments';
import { defectGaps, defectsPage } from './defects/defectsPage';
import { readDefectTests } from './defects/readDefectTests';
import { plantedBugsPage, type PlantedBugs } from './plantedBugs/plantedBugsPage';
import { conformancePage } from './reference/conformancePage';
import { denialReasonsPage } from './reference/denialReasonsPage';
import { errorCodesPage } from './reference/errorCodesPage';
import { faultsPage } from './reference/faultsPage';
import { fidelityPage, wireFidelityPage } from './reference/fidelityPage';
import { orderLifecyclePage } from './reference/orderLifecyclePage';
import { tradingModesPage } from './reference/tradingModesPage';
import { catalogueOf } from './scenarios/catalogue';
import { readSuites, type SuitePackage } from './scenarios/readSuites';
import { scenarioPages } from './scenarios/scenarioPages';

/** What the documents are written from, besides the code of the core. */
export interface Sources {
  readonly root: string;
  readonly graph: Graph;
  /** Gives what the package of a suite exports. */
  readonly loadSuite: (folder: string) => SuitePackage;
  /** The zoo, with what caught each bug when it was run last. */
  readonly plantedBugs: PlantedBugs;
}

/** Writes every document that mirrors code; with `check` only says which are not what the code says. */
export function writeDocs(
  { root, graph, loadSuite, plantedBugs }: Sources,
  options: { readonly check: boolean },
): SyncReport {
  const defectTests = readDefectTests(root);
  const documents = [
    affectedPage(graph),
    conformancePage(),
    defectsPage(defectTests),
    denialReasonsPage(),
    errorCodesPage(),
    faultsPage(),
    fidelityPage(),
    orderLifecyclePage(),
    plantedBugsPage(plantedBugs.rows),
    tradingModesPage(),
    wireFidelityPage(),
    ...scenarioPages(catalogueOf(readSuites(root, loadSuite))),
    ...exampleDocuments(root),
  ];
  const { ok, report } = syncDocuments(root, documents, options);
  const gaps = [...defectGaps(defectTests), ...plantedBugs.gaps];
  return { ok: ok && gaps.length === 0, report: [...gaps.map((gap) => `${gap}\n`), report].join('') };
}

import { createPage, type PricePage } from './pricePage';

/** The pages of one side that have levels, from good to bad. */
export interface PageOrder<Level> {
  first(): PricePage<Level> | null;
  pageAt(pageNo: number): PricePage<Level> | null;
  /** Puts an empty page where it belongs. There must be none yet. */
  open(pageNo: number): PricePage<Level>;
  /** Takes a page out. */
  close(page: PricePage<Level>): void;
}

/** Where a run is split in two. Long enough that there are few runs, short enough that moving its pages aside is nothing. */
const RUN_PAGES = 128;

/**
 * Pages are linked to their neighbours, so that stepping needs no search; only a new page looks for its place. For that they also
 * stand in short sorted runs: two binary searches, and at most 128 pages move, whether there are ten pages or a million.
 */
export function createPageOrder<Level>(): PageOrder<Level> {
  const byNo = new Map<number, PricePage<Level>>();
  const runs: PricePage<Level>[][] = [];
  let first: PricePage<Level> | null = null;

  function open(pageNo: number): PricePage<Level> {
    const page = createPage<Level>(pageNo);
    byNo.set(pageNo, page);
    const at = lastStartingBefore(runs, pageNo);
    const run = runs[at];
    if (run === undefined) {
      runs.push([page]);
    } else {
      const index = lastBefore(run, pageNo) + 1;
      const better = run[index - 1] ?? null;
      run.splice(index, 0, page);
      link(better, page, better === null ? first : better.worse);
      if (run.length > RUN_PAGES) runs.splice(at + 1, 0, run.splice(RUN_PAGES / 2));
    }
    if (page.better === null) first = page;
    return page;
  }

  function close(page: PricePage<Level>): void {
    byNo.delete(page.pageNo);
    const at = lastStartingBefore(runs, page.pageNo + 1);
    const run = runs[at] ?? [];
    run.splice(lastBefore(run, page.pageNo + 1), 1);
    if (run.length === 0) runs.splice(at, 1);
    if (page.better === null) first = page.worse;
    unlink(page);
  }

  return { first: () => first, pageAt: (pageNo) => byNo.get(pageNo) ?? null, open, close };
}

type Numbered = Pick<PricePage<unknown>, 'pageNo'>;

/** The last run whose first page comes before that number, else the first run; -1 when there are no runs. */
function lastStartingBefore(runs: readonly (readonly Numbered[])[], pageNo: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(runs[middle]?.[0]?.pageNo) < pageNo) low = middle;
    else high = middle - 1;
  }
  return high;
}

/** The last page before that number; -1 when there is none. */
function lastBefore(run: readonly Numbered[], pageNo: number): number {
  let low = -1;
  let high = run.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(run[middle]?.pageNo) < pageNo) low = middle;
    else high = middle - 1;
  }
  return high;
}

function link<Level>(better: PricePage<Level> | null, page: PricePage<Level>, worse: PricePage<Level> | null): void {
  page.better = better;
  page.worse = worse;
  if (better !== null) better.worse = page;
  if (worse !== null) worse.better = page;
}

function unlink<Level>(page: PricePage<Level>): void {
  if (page.better !== null) page.better.worse = page.worse;
  if (page.worse !== null) page.worse.better = page.better;
  page.better = null;
  page.worse = null;
}

// Which images are shown, in which order, and what is counted.
const SHOWS = {
  match: ['Matching images', null],
  all: ['All images', null],
  empty: ['Without boxes', null],
  misses: ['With missed objects', () => report.hasTruth],
  alarms: ['With false positives', () => report.hasTruth],
  different: ['Where the runs differ', () => report.hasComparison],
  here: ['Only in this run', () => report.hasComparison],
  other: ['Only in the other run', () => report.hasComparison],
};
const SORTS = {
  order: ['Order of the run', null, null],
  count: ['Most objects', image => -shownCount(image), null],
  lowest: ['Lowest confidence', image => lowestConfidence(image), null],
  name: ['Name', null, null],
  time: ['Longest server time', image => image.time === null ? 1 : -image.time, () => report.images.some(image => image.time !== null)],
  disagreement: ['Largest disagreement', image => -disagreementOf(image), () => report.hasComparison],
};
let shown = [];
let totals = null;

const shownBoxes = image => image.boxes.filter(isShown);
const shownCount = image => image.boxes.reduce((sum, box) => sum + (isShown(box) ? 1 : 0), 0);
const lowestConfidence = image => image.boxes.reduce((least, box) => isShown(box) && box.conf < least ? box.conf : least, 2);

function isListed(image, search) {
  if (search !== '' && !(image.folder + image.name).toLowerCase().includes(search)) return false;
  if (state.cell !== null) return fatesOf(image).some(fate => isInCell(image, fate, state.cell));
  switch (state.show) {
    case 'all': return true;
    case 'empty': return shownCount(image) === 0;
    case 'misses': return fatesOf(image).some(fate => fate.box < 0 && hasClass(image.truth[fate.object].c));
    case 'alarms': return fatesOf(image).some(fate => fate.object < 0 && hasClass(image.boxes[fate.box].c));
    case 'different': return differencesOf(image).length > 0;
    case 'here': return differencesOf(image).some(d => d.kind === 'here');
    case 'other': return differencesOf(image).some(d => d.kind === 'other');
    default: return (state.classes === null && state.confidence === 0) || shownCount(image) > 0;
  }
}

function sortImages() {
  if (state.sort === 'name') {
    const byName = new Intl.Collator('en', { numeric: true });
    shown.sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.folder, b.folder) || a.index - b.index);
    return;
  }
  const key = SORTS[state.sort]?.[1];
  if (key) {
    const keys = new Map(shown.map(image => [image, key(image)]));
    shown.sort((a, b) => keys.get(a) - keys.get(b) || a.index - b.index);
  }
}

function applyFilters() {
  const search = state.search.trim().toLowerCase();
  forgetFates();
  shown = report.images.filter(image => isListed(image, search));
  sortImages();
  totals = { boxes: 0, withBoxes: 0, byClass: report.classes.map(() => 0) };
  for (const image of shown) {
    let any = false;
    for (const box of image.boxes) {
      if (isShown(box)) {
        totals.boxes++;
        totals.byClass[box.c]++;
        any = true;
      }
    }
    if (any) totals.withBoxes++;
  }
}

// This run beside the other one, at the slider's confidence.
const WORST = 200;
let differences = new Map();

function findDifferences(image) {
  const found = [];
  image.boxes.forEach(box => {
    const other = box.partner < 0 ? null : image.others[box.partner];
    const here = isShown(box), there = other !== null && isShown(other);
    if (here && !there) found.push({ kind: 'here', box, other, score: box.conf });
    else if (here && box.c !== other.c) found.push({ kind: 'class', box, other, score: Math.max(box.conf, other.conf) });
    else if (!here && there) found.push({ kind: 'other', box: null, other, score: other.conf });
  });
  for (const other of image.others) {
    if (other.partner < 0 && isShown(other)) found.push({ kind: 'other', box: null, other, score: other.conf });
  }
  return found;
}

function differencesOf(image) {
  if (image.others === null) return [];
  if (!differences.has(image)) differences.set(image, findDifferences(image));
  return differences.get(image);
}

// Differences visible at the slider's confidence count most; the images' stored disagreement only breaks ties.
const disagreementOf = image => differencesOf(image).reduce((sum, d) => sum + d.score, 0) + Math.min(image.disagreement, 1e6) * 1e-6;

function drawComparison() {
  let both = 0;
  const sums = { here: 0, other: 0, class: 0 };
  const worst = [];
  for (const image of report.images) {
    const found = differencesOf(image);
    for (const d of found) sums[d.kind]++;
    both += image.boxes.reduce((n, box) => n + (isShown(box) && box.partner >= 0 && isShown(image.others[box.partner]) && image.others[box.partner].c === box.c ? 1 : 0), 0);
    if (found.length > 0) worst.push(image);
  }
  const scores = new Map(worst.map(image => [image, disagreementOf(image)]));
  worst.sort((a, b) => scores.get(b) - scores.get(a) || a.index - b.index);
  const kinds = image => ['here', 'other', 'class'].map(kind => String(differencesOf(image).filter(d => d.kind === kind).length));
  const showButton = (n, show) => n === 0 || show === null ? String(n) : el('button', { type: 'button', onclick: () => change({ view: 'gallery', show, sort: 'disagreement', cell: null }) }, String(n));
  $('view-comparison').replaceChildren(el('h2', null, 'Comparison with the other run'),
    el('p', null, `Boxes are the same object with an overlap (IoU) of at least ${percent(report.head.comparison.overlap)}. Mean overlap of the same objects: ${figure(report.head.comparison.meanIoU)}.`),
    table('Objects', ['', 'Objects'], [['In both runs', String(both)], ['Only in this run', showButton(sums.here, 'here')],
      ['Only in the other run', showButton(sums.other, 'other')], ['In both runs, with different classes', showButton(sums.class, 'different')]], { id: 'sums', class: 'numbers' }),
    table(worst.length > WORST ? `The ${WORST} of ${worst.length} images that differ most` : 'Images that differ, the largest disagreement first',
      ['Image', 'Only this', 'Only other', 'Class', 'Disagreement'], worst.slice(0, WORST).map(image => [
        el('button', { type: 'button', class: 'link', onclick: () => openImage(image.index) }, image.name), ...kinds(image), scores.get(image).toFixed(2)]), { id: 'worst', class: 'numbers' }));
}

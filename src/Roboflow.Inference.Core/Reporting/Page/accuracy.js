// Accuracy against ground truth, at the slider's confidence. The pairing is that of Measure-RoboflowAccuracy's confusion
// matrix; precision and recall come from the matches stored with each box.
let fates = new Map();

function forgetFates() {
  fates = new Map();
  differences = new Map();
}

function overlapOf(box, object) {
  const left = box.x - box.w / 2, top = box.y - box.h / 2, otherLeft = object.x - object.w / 2, otherTop = object.y - object.h / 2;
  const width = Math.min(left + box.w, otherLeft + object.w) - Math.max(left, otherLeft);
  const height = Math.min(top + box.h, otherTop + object.h) - Math.max(top, otherTop);
  if (width <= 0 || height <= 0) return 0;
  return width * height / (object.crowd ? box.w * box.h : box.w * box.h + object.w * object.h - width * height);
}

// Pairs { object, box } of indexes; -1 means nothing: a missed object, or a false positive.
function pairUp(image) {
  // Boxes that only touch are different objects, even if any overlap is enough.
  const reaches = overlap => overlap > 0 && overlap >= report.head.accuracy.overlap;
  const boxes = image.boxes.map((box, i) => i).filter(i => isSure(image.boxes[i])).sort((a, b) => image.boxes[b].conf - image.boxes[a].conf || a - b);
  const objects = image.truth.map((object, i) => i).filter(i => !image.truth[i].ignored);
  const pairs = [];
  objects.forEach((object, o) => boxes.forEach((box, b) => {
    const overlap = overlapOf(image.boxes[box], image.truth[object]);
    if (reaches(overlap)) pairs.push({ overlap, same: image.boxes[box].c === image.truth[object].c ? 0 : 1, object, box, o, b });
  }));
  pairs.sort((x, y) => y.overlap - x.overlap || x.same - y.same || x.b - y.b || x.o - y.o);
  const found = [];
  const taken = new Set(), used = new Set();
  for (const { object, box } of pairs) {
    if (!taken.has(object) && !used.has(box)) {
      taken.add(object);
      used.add(box);
      found.push({ object, box });
    }
  }
  for (const object of objects) if (!taken.has(object)) found.push({ object, box: -1 });
  for (const box of boxes) {
    const isExcused = () => image.truth.some(object => object.ignored && object.c === image.boxes[box].c && reaches(overlapOf(image.boxes[box], object)));
    if (!used.has(box) && !isExcused()) found.push({ object: -1, box });
  }
  return found;
}

function fatesOf(image) {
  if (image.truth === null) return [];
  if (!fates.has(image)) fates.set(image, pairUp(image));
  return fates.get(image);
}

const cellOf = (image, fate) => [fate.object < 0 ? -1 : image.truth[fate.object].c, fate.box < 0 ? -1 : image.boxes[fate.box].c];
const isInCell = (image, fate, cell) => cellOf(image, fate).every((c, i) => c === cell[i]);

function curveOf(c) {
  const known = report.head.accuracy.classes;
  const objects = c === null ? report.head.accuracy.objects : known.find(one => one.name === report.classes[c].name)?.objects ?? 0;
  const boxes = report.images.flatMap(image => image.boxes.filter(box => (c === null || box.c === c) && (box.fate === 0 || box.fate === 1)));
  boxes.sort((a, b) => b.conf - a.conf);
  const points = [];
  let right = 0, at = null;
  boxes.forEach((box, i) => {
    right += box.fate;
    if (i + 1 < boxes.length && boxes[i + 1].conf === box.conf) return;
    const point = { confidence: box.conf, precision: right / (i + 1), recall: objects === 0 ? NaN : right / objects, f1: 2 * right / (i + 1 + objects), found: i + 1 };
    points.push(point);
    if (isSure(box)) at = point;
  });
  return { objects, points, at };
}

function curveChart(c, name, color) {
  const { objects, points, at } = curveOf(c);
  const path = points.length === 0 || objects === 0 ? '' : 'M' + points.map(p => `${(40 + 200 * p.recall).toFixed(2)},${(170 - 150 * p.precision).toFixed(2)}`).join('L');
  const ticks = [0, 0.5, 1].flatMap(t => [
    svg('text', { x: 40 + 200 * t, y: 186, 'text-anchor': 'middle' }, String(t)), svg('text', { x: 34, y: 174 - 150 * t, 'text-anchor': 'end' }, String(t))]);
  return el('figure', null, el('figcaption', null, name),
    svg('svg', { viewBox: '0 0 260 204', role: 'img', class: 'chart', 'aria-label': `Precision over recall for ${name}${at === null ? '' : `: at this confidence precision ${percent(at.precision)}, recall ${percent(at.recall)}`}` },
      svg('path', { class: 'axis', d: 'M40 20V170H240' }), ticks,
      svg('text', { x: 140, y: 200, 'text-anchor': 'middle' }, 'recall'),
      svg('text', { x: 12, y: 95, 'text-anchor': 'middle', transform: 'rotate(-90 12 95)' }, 'precision'),
      svg('path', { class: 'curve', d: path, stroke: color }),
      at === null || objects === 0 ? null : svg('circle', { class: 'point', cx: 40 + 200 * at.recall, cy: 170 - 150 * at.precision, r: 4 })));
}

function figuresTable(classes) {
  const known = new Map(report.head.accuracy.classes.map(one => [one.name, one]));
  const row = (name, curve, ap, ap50) => [name, String(curve.objects), figure(ap), figure(ap50), figure(curve.at?.precision), figure(curve.objects === 0 ? null : curve.at?.recall ?? 0), figure(curve.at?.f1 ?? (curve.objects > 0 ? 0 : null))];
  return table(`Figures; precision, recall and F1 at a confidence of ${state.confidence}%`, ['Class', 'Objects', 'AP', 'AP50', 'Precision', 'Recall', 'F1'], [
    row('All classes', curveOf(null), report.head.accuracy.mAP, report.head.accuracy.mAP50),
    ...classes.map(c => row(report.classes[c].name, curveOf(c), known.get(report.classes[c].name)?.ap, known.get(report.classes[c].name)?.ap50))],
  { id: 'figures', class: 'numbers' });
}

function confusionTable(classes) {
  const labels = [...classes, -1];
  const counts = new Map();
  for (const image of report.images) {
    for (const fate of fatesOf(image)) {
      const key = cellOf(image, fate).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const nameOf = c => c < 0 ? '(nothing)' : report.classes[c].name;
  const cell = (truth, predicted) => {
    const n = counts.get(`${truth},${predicted}`) ?? 0;
    if (n === 0) return '0';
    const what = truth < 0 ? `false positives of ${nameOf(predicted)}` : predicted < 0 ? `missed ${nameOf(truth)}` : `${nameOf(truth)} detected as ${nameOf(predicted)}`;
    return el('button', { type: 'button', class: truth === predicted ? 'good' : 'bad', 'aria-label': `${n}: ${what}. Show the images`, onclick: () => change({ cell: [truth, predicted], view: 'gallery', show: 'match' }) }, String(n));
  };
  return table('Confusion matrix: rows are the ground truth, columns the predictions. Select a number to show its images', ['Truth', ...labels.map(nameOf)],
    labels.map(truth => [nameOf(truth), ...labels.map(predicted => cell(truth, predicted))]), { id: 'confusion', class: 'numbers' });
}

function drawAccuracy() {
  const named = new Set(report.head.accuracy.classes.map(one => one.name));
  const classes = report.classes.map((_, c) => c).filter(c => hasClass(c) && named.has(report.classes[c].name))
    .sort((a, b) => report.classes[a].name < report.classes[b].name ? -1 : 1);
  const { overlap, bestConfidence, bestF1 } = report.head.accuracy;
  $('view-accuracy').replaceChildren(el('h2', null, 'Accuracy against ground truth'),
    el('p', null, `A box is correct with an overlap (IoU) of at least ${percent(overlap)}. ${bestF1 === null ? '' : `F1 is best, ${figure(bestF1)}, at a confidence of ${percent(bestConfidence, 1)}.`}`),
    figuresTable(classes), confusionTable(classes),
    el('h3', null, 'Precision and recall'),
    el('div', { class: 'figures' }, curveChart(null, 'All classes', 'currentColor'), classes.slice(0, 24).map(c => curveChart(c, report.classes[c].name, report.classes[c].color))));
}

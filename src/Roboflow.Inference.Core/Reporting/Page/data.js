// Reads the page's data. Everything in it is text or numbers, never markup.
const report = { head: {}, images: [], classes: [], errors: [], hasTruth: false, hasComparison: false };
const classNumbers = new Map();

function classNumber(name, color) {
  if (!classNumbers.has(name)) {
    classNumbers.set(name, report.classes.length);
    report.classes.push({ name, color: /^#[0-9a-f]{6}$/i.test(color) ? color : '#888888', count: 0 });
  }
  return classNumbers.get(name);
}

function readBoxes(numbers, classes, withConfidence) {
  const step = withConfidence ? 6 : 5;
  const boxes = [];
  for (let i = 0; i < numbers.length; i += step) {
    const at = i + step - 4;
    boxes.push({
      c: classes[numbers[i]], conf: withConfidence ? numbers[i + 1] : 1, fate: -1, partner: -1,
      x: numbers[at], y: numbers[at + 1], w: numbers[at + 2], h: numbers[at + 3],
    });
  }
  return boxes;
}

function readImage(entry, piece, classes) {
  const index = report.images.length;
  const boxes = readBoxes(entry.b, classes, true);
  for (const box of boxes) report.classes[box.c].count++;
  report.images.push({
    index, boxes, name: entry.n || '(no name)', folder: piece.folders[entry.f], link: piece.links[entry.f], file: entry.n,
    model: piece.models[entry.m], width: entry.w ?? 0, height: entry.h ?? 0, time: entry.t ?? null, second: entry.s,
    thumb: entry.x ? null : entry.u ?? `report-files/thumbs/${Math.floor(index / 1000)}/${index}.jpg`,
    noResult: entry.r === true, truth: null, others: null, disagreement: 0,
  });
}

function readTruth(entry, classes) {
  const image = report.images[entry.i];
  report.hasTruth = true;
  image.truth = readBoxes(entry.b, classes, false);
  image.truth.forEach((box, i) => { box.ignored = entry.g[i] > 0; box.crowd = entry.g[i] === 2; });
  image.boxes.forEach((box, i) => { box.fate = entry.k[i]; });
}

function readComparison(entry, classes) {
  const image = report.images[entry.i];
  report.hasComparison = true;
  image.others = readBoxes(entry.b, classes, true);
  image.disagreement = entry.d;
  image.boxes.forEach((box, i) => {
    box.partner = entry.p[i];
    if (box.partner >= 0) image.others[box.partner].partner = i;
  });
}

function load() {
  const pieces = window.roboflowReport
    ?? [...document.querySelectorAll('script.report-data')].map(block => JSON.parse(block.textContent));
  for (const piece of pieces) {
    if (piece.head) {
      report.head = piece.head;
      continue;
    }
    const classes = piece.classes.map((name, i) => classNumber(name, piece.colors[i]));
    for (const entry of piece.images) readImage(entry, piece, classes);
    for (const entry of piece.truth) readTruth(entry, classes);
    for (const entry of piece.compare) readComparison(entry, classes);
    report.errors.push(...piece.errors);
  }
}

// The run's errors, grouped by id, because errors of one kind have the same remedy.
const LISTED = 200;

function drawErrors() {
  const groups = new Map();
  for (const error of report.errors) {
    const key = `${error.id}\n${error.advice}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(error);
  }
  $('view-errors').replaceChildren(el('h2', null, 'Errors'),
    report.errors.length === 0 ? el('p', { class: 'note' }, 'The run had no errors.') : el('p', null, count(report.errors.length, 'error')),
    ...[...groups.values()].sort((a, b) => b.length - a.length).map(errors => el('details', { class: 'error', open: true },
      el('summary', null, `${errors[0].id} (${errors.length.toLocaleString('en')})`),
      errors[0].advice === '' ? null : el('p', { class: 'advice' }, `What to do: ${errors[0].advice}`),
      el('ul', null, errors.slice(0, LISTED).map(error => el('li', null, error.message,
        error.target === '' || error.message.includes(error.target) ? null : el('span', { class: 'target' }, ` ${error.target}`)))),
      errors.length > LISTED ? el('p', { class: 'note' }, `and ${errors.length - LISTED} more`) : null)));
}

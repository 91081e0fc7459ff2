// Draws what /api gives; /api/nouvelles says when to look again.
'use strict';

const find = id => document.getElementById(id);
let chosen = decodeURIComponent(location.hash.slice(1));
let drawn = '';

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== undefined));
  return node;
}

async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

function row(file) {
  const button = make('button', {type: 'button', 'data-etat': file.etat,
      'aria-current': file.numero === chosen ? 'true' : undefined},
    make('span', {class: 'row'},
      make('span', {class: 'number'}, file.numero),
      make('span', {class: 'state'}, file.etat_dit)),
    make('span', {class: 'row small'},
      make('span', {}, file.qui),
      file.urgente ? make('span', {class: 'urgent'}, 'urgente') : undefined),
    make('span', {class: 'row small'},
      make('span', {}, 'depuis ' + file.depuis),
      file.prochaine ? make('span', {}, 'à revoir ' + file.prochaine) : undefined));
  button.addEventListener('click', () => choose(file.numero));
  return make('li', {}, button);
}

function moment(it) {
  const list = make('dl', {});
  const notes = make('details', {}, make('summary', {}, 'Journal'));
  for (const step of it.etapes) {
    if (step.phrases.length) {
      list.append(make('dt', {class: step.mot, title: step.mot}, step.dit),
        make('dd', {}, ...step.phrases.map(text => make('p', {}, text))));
    }
    if (step.journal) notes.append(make('p', {lang: 'en'}, step.mot + ' : ' + step.journal));
  }
  return make('li', {class: it.date ? 'moment date' : 'moment'},
    make('div', {class: 'row'},
      make('h3', {}, it.titre.charAt(0).toUpperCase() + it.titre.slice(1)),
      make('time', {}, it.quand)),
    list, notes.children.length > 1 ? notes : undefined);
}

function story(title, file, moments) {
  const before = find('dossier').querySelectorAll('.moment').length;
  const open = new Set([...find('dossier').querySelectorAll('.moment')]
    .flatMap((node, i) => node.querySelector('details[open]') ? [i] : []));
  const same = drawn === title;
  const list = make('ol', {class: 'timeline'}, ...moments.map(moment));
  [...list.children].forEach((node, i) => {
    if (same && i >= before) node.classList.add('fresh');
    if (same && open.has(i)) node.querySelector('details')?.setAttribute('open', '');
  });
  find('dossier').replaceChildren(
    make('div', {class: 'title', 'data-etat': file?.etat}, make('h2', {}, title),
      file ? make('span', {class: 'state'}, file.etat_dit) : undefined,
      file?.prochaine ? make('span', {class: 'small'}, 'à revoir ' + file.prochaine) : undefined),
    list);
  drawn = title;
}

async function look() {
  const page = await read('/api/dossiers');
  find('nom').textContent = document.title = page.nom;
  find('maintenant').textContent = page.maintenant;
  find('combien').textContent = page.dossiers.length ? '(' + page.dossiers.length + ')' : '';
  find('combien-divers').textContent = '(' + page.divers.length + ')';
  const focused = document.activeElement?.closest('#liste button')?.querySelector('.number')?.textContent;
  find('liste').replaceChildren(...page.dossiers.map(row));
  if (focused) {
    [...find('liste').querySelectorAll('button')]
      .find(each => each.querySelector('.number').textContent === focused)?.focus();
  }
  find('divers').setAttribute('aria-current', String(chosen === 'divers'));
  if (chosen === 'divers') {
    story('Messages sans dossier', undefined, page.divers);
  } else if (chosen) {
    const file = await read('/api/dossiers/' + encodeURIComponent(chosen));
    story('Dossier ' + file.numero, file.dossier, file.moments);
  }
}

// One look at a time: what changes meanwhile is looked at once more.
let looking = false;
let again = false;
async function refresh() {
  if (looking) { again = true; return; }
  looking = true;
  try {
    do { again = false; await look(); } while (again);
  } catch {
    find('vif').classList.remove('on');
  } finally {
    looking = false;
  }
}

function choose(id) {
  chosen = id;
  location.hash = encodeURIComponent(id);
  refresh().then(() => find('dossier').focus({preventScroll: true}));
}

find('divers').addEventListener('click', () => choose('divers'));
window.addEventListener('hashchange', () => { chosen = decodeURIComponent(location.hash.slice(1)); refresh(); });
const news = new EventSource('/api/nouvelles');
news.onopen = () => { find('vif').classList.add('on'); find('lien').textContent = 'en direct'; };
news.onerror = () => { find('vif').classList.remove('on'); find('lien').textContent = 'liaison perdue'; };
news.onmessage = refresh;
setInterval(refresh, 3000); // the clock goes on while nothing happens
refresh();

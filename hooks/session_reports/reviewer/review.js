// The walk through what has to be looked at, and the page as the draft is saved.

const words = document.body.dataset
const find = selector => document.querySelector(selector)
const bar = find('.rv-bar')
const only = find('.rv-only')
const keys = find('.rv-keys')
let marks = []
let at = -1 // none yet

function say(message) {
  const status = find('.sr-status')
  status.textContent = message
  clearTimeout(say.later)
  say.later = setTimeout(() => { status.textContent = '' }, 4000)
}

function count() {
  find('.rv-count').textContent = words.at.replace('%(at)s', at + 1 || '–').replace('%(all)s', marks.length)
  find('.rv-back').disabled = at <= 0
  find('.rv-on').disabled = at >= marks.length - 1
  marks.forEach((mark, n) => mark.classList.toggle('rv-here', n === at))
}

function go(to) {
  if (to < 0 || to >= marks.length) return
  at = to
  count()
  const mark = marks[at]
  const row = mark.closest('.rv-row')
  row.style.contentVisibility = 'visible' // its height is known then
  mark.focus({preventScroll: true})
  const fits = row.offsetHeight < innerHeight - 2 * bar.offsetHeight
  row.scrollIntoView({block: 'start'})
  if (!fits) mark.scrollIntoView({block: 'center'})
  history.replaceState(null, '', `#${mark.id}`)
}

function gather() {
  marks = [...document.querySelectorAll('.rv-mark')]
  bar.hidden = marks.length === 0
  document.querySelectorAll('.rv-copy').forEach(button => { button.hidden = false })
}

function begin() {
  gather()
  at = marks.findIndex(mark => `#${mark.id}` === decodeURIComponent(location.hash))
  if (at >= 0) go(at)
  else count()
}

find('.rv-back').addEventListener('click', () => go(at - 1))
find('.rv-on').addEventListener('click', () => go(at + 1))
only.addEventListener('change', () => {
  document.body.classList.toggle('rv-only-unsure', only.checked)
  if (at >= 0) go(at)
})

document.addEventListener('keydown', event => {
  const busy = event.target.closest('input, summary, a, button') && event.key.startsWith('Arrow')
  if (!keys.checked || busy || event.ctrlKey || event.metaKey || event.altKey) return
  if (['n', 'j', 'ArrowRight'].includes(event.key)) go(at + 1)
  else if (['p', 'k', 'ArrowLeft'].includes(event.key)) go(at - 1)
})

document.addEventListener('click', async event => {
  const button = event.target.closest('.rv-copy')
  const link = event.target.closest('.rv-list a')
  if (link) {
    event.preventDefault()
    go(marks.findIndex(mark => mark.id === link.hash.slice(1)))
  } else if (button) {
    await navigator.clipboard.writeText(button.dataset.copy)
    say(words.copied)
  }
})

// --- the page follows the file ---

async function renew(state) {
  const answer = await fetch('/')
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const here = marks[at]?.id
  const open = find('.rv-list').open
  for (const part of ['.rv-head', '.rv-list', 'main']) find(part).replaceWith(document.adoptNode(fresh.querySelector(part)))
  find('.rv-list').open = open
  words.state = state
  gather()
  const still = marks.findIndex(mark => mark.id === here)
  const next = still >= 0 ? still : Math.min(at, marks.length - 1) // the one after what is settled has its place
  if (next >= 0) go(next)
  else { at = -1; count() }
  say(marks.length ? words.changed : words.same)
}

async function follow() {
  try {
    const answer = await fetch('/state')
    const {state} = await answer.json()
    if (state !== words.state) await renew(state)
  } catch {
    find('.sr-status').textContent = words.ended
  }
}

begin()
setInterval(() => { if (!document.hidden) follow() }, 1000)

// Saves the rows of a plan while people write. The page is its own interface: a row is sent as its form would be, and what comes back is the page
// with what was saved, or with both texts where somebody else was first.
const patience = 1200
const editor = document.querySelector('[data-plan]')
const status = document.querySelector('[data-saved]')
const waiting = new Map()
let last = Promise.resolve()

const rowOf = form => document.getElementById(form.dataset.row ?? form.id)
const cells = form => [...form.elements].filter(field => field.matches('textarea, select, input:not([type=hidden])'))
const stood = field => field.matches('select') ? [...field.options].find(option => option.defaultSelected)?.value ?? '' : field.defaultValue
const changed = form => cells(form).filter(field => field.value !== stood(field))

editor.addEventListener('input', event => soon(event.target.form))
editor.addEventListener('change', event => soon(event.target.form))
// What was written before this script was there.
for (const form of editor.querySelectorAll('form[data-autosave]')) if (changed(form).length > 0) soon(form)
// A row that is being saved is finished before the page goes on.
editor.addEventListener('submit', event => {
  const form = event.target
  if (form.dataset.autosave === undefined) return
  clearTimeout(waiting.get(form))
  waiting.delete(form)
})
addEventListener('beforeunload', event => {
  if (waiting.size > 0) event.preventDefault()
})

function soon (form) {
  if (form?.dataset.autosave === undefined || form.dataset.conflict) return
  clearTimeout(waiting.get(form))
  if (form.elements.answer?.value === '') return
  waiting.set(form, setTimeout(() => { last = last.then(() => save(form)) }, patience))
}

async function save (form) {
  const fields = changed(form)
  if (fields.length === 0) return waiting.delete(form)
  const sent = new FormData(form)
  // Cells that were not touched are left out: what somebody else writes there meanwhile is not undone.
  if (form.dataset.row) cells(form).filter(field => !fields.includes(field)).forEach(field => sent.delete(field.name))
  const values = new Map(fields.map(field => [field, field.value]))
  const timer = waiting.get(form)
  say('Saving…')
  try {
    const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: sent, headers: { RequestVerificationToken: sent.get('__RequestVerificationToken') } })
    if (new URL(answer.url).pathname.startsWith('/sign-in')) return say('Not saved: you were signed out. Sign in again in another tab, then go on writing here.')
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (waiting.get(form) === timer) waiting.delete(form)
    if (answer.ok) saved(form, values, page)
    else if (answer.status === 409 && isElsewhere(form, fields, page)) await again(form, page)
    else if (answer.status === 409) conflict(form, page)
    else refuse(form, page)
  } catch {
    waiting.set(form, setTimeout(() => { last = last.then(() => save(form)) }, 5000))
    say('Not saved yet: the service cannot be reached. It is tried again.')
  }
}

function saved (form, values, page) {
  for (const [field, value] of values) stands(field, value)
  rowOf(form).querySelector('[data-message]')?.remove()
  const fresh = page.getElementById(form.id)
  if (fresh) {
    form.elements.seen.value = fresh.elements.seen.value
    for (const field of cells(form)) {
      if (changed(form).includes(field)) continue
      field.value = page.getElementById(field.form.dataset.row ?? form.id).querySelector(`[name="${field.name}"]`).value
      stands(field, field.value)
    }
  }
  refresh(page)
  say(`Saved at ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`)
}

// What others wrote meanwhile, wherever nobody writes here; and all checks.
function refresh (page) {
  for (const form of editor.querySelectorAll('form[data-autosave]')) {
    const fresh = page.getElementById(form.id)
    if (!fresh || waiting.has(form) || form.dataset.conflict || changed(form).length > 0 || fresh.elements.seen.value === form.elements.seen.value) continue
    replace(form, page)
  }
  for (const part of document.querySelectorAll('[data-sync]')) {
    const fresh = page.getElementById(part.id)
    if (fresh) part.replaceWith(document.adoptNode(fresh))
  }
}

// Whether somebody else changed only cells of the row that were not written in here.
function isElsewhere (form, fields, page) {
  const row = form.dataset.row && page.getElementById(form.dataset.row)
  return row && fields.every(field => row.querySelector(`[name="${field.name}"]`)?.dataset.stands === field.defaultValue)
}

function again (form, page) {
  form.elements.seen.value = page.getElementById(form.id).elements.seen.value
  return save(form)
}

function conflict (form, page) {
  const row = replace(form, page)
  say('Not saved: somebody else changed the same row. Both texts are shown.')
  row?.querySelector('td:has(.nhsuk-error-message) textarea, select')?.focus()
}

function refuse (form, page) {
  const message = page.getElementById(form.dataset.row ?? form.id)?.querySelector('[data-message]')
  if (!message) return say('Not saved. Load the page again.')
  const row = rowOf(form)
  row.querySelector('[data-message]')?.remove()
  const place = form.dataset.row ? form.parentElement : form
  place.prepend(document.adoptNode(message))
  say(`Not saved: ${message.textContent}`)
}

function replace (form, page) {
  const fresh = page.getElementById(form.dataset.row ?? form.id)
  if (fresh) rowOf(form).replaceWith(document.adoptNode(fresh))
  return fresh
}

function stands (field, value) {
  if (field.matches('select')) for (const option of field.options) option.defaultSelected = option.value === value
  else field.defaultValue = value
}

function say (text) {
  status.textContent = text
}

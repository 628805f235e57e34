// Puts an element of Elsa Studio in the place of what the page shows by itself. Whatever goes wrong before it is there, the page stays as it was.
const place = document.getElementById('studio')
const plain = document.getElementById('plain')
const status = document.getElementById('studio-status')
const release = '3.8.2'
const patience = 120_000

const styles = [
  '_content/MudBlazor/MudBlazor.min.css', '_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.css',
  '_content/Elsa.Studio.Shell/css/shell.css', 'Elsa.Studio.Host.CustomElements.styles.css'
]
const blazor = '_framework/blazor.webassembly.js'
const scripts = [
  '_content/MudBlazor/MudBlazor.min.js', '_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.js', '_content/Radzen.Blazor/Radzen.Blazor.js', '_content/BlazorMonaco/jsInterop.js'
]
const monaco = ['_content/BlazorMonaco/lib/monaco-editor/min/vs/loader.js', '_content/BlazorMonaco/lib/monaco-editor/min/vs/editor/editor.main.js']

// What .NET would ask for one after the other, once it runs.
const modules = ['_content/Elsa.Studio.Workflows.Designer/designer.entry.js', '_content/Elsa.Studio.DomInterop/dom.entry.js']

if (typeof WebAssembly === 'object') {
  status.textContent = 'The editor is loading…'
  try {
    await load()
    status.textContent = ''
  } catch {
    status.textContent = 'The editor could not be loaded. This page shows the same without it.'
  }
}

async function load () {
  localStorage.setItem('BlazorCulture', 'en-GB') // else Studio writes 26 November as 11/26
  const sheets = styles.map(style)
  modules.forEach(preload)
  const { element: name, attributes, api, tokenHeader, token } = place.dataset
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(JSON.parse(attributes))) element.setAttribute(key, value)
  element.setAttribute('remote-endpoint', location.origin + api)
  element.setAttribute('tenant-id-header-name', tokenHeader)
  element.setAttribute('tenant-id', token)
  // Blazor is asked for first, because it has most to load.
  script(blazor, { autostart: 'false' }).then(startBlazor)
  Promise.all(scripts.map(path => script(path))).then(lateMonaco)
  await inTime(customElements.whenDefined(name))
  await Promise.all(sheets.map(sheet => sheet.loaded))
  for (const { link } of sheets) link.media = 'all'
  document.querySelector('link[data-plain]').disabled = true
  document.body.classList.add('studio-open')
  plain.remove()
  place.hidden = false
  place.append(element)
  // Studio asks its host to go on; these are addresses of ours.
  element.editWorkflowDefinition = id => go(`/studio/workflows/definitions/${encodeURIComponent(id)}/edit`)
  element.viewWorkflowInstance = id => go(`/studio/workflows/instances/${encodeURIComponent(id)}/view`)
}

function style (path) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `/studio/${path}?v=${release}`, media: 'not all' })
  const loaded = new Promise((resolve, reject) => Object.assign(link, { onload: resolve, onerror: reject }))
  document.head.append(link)
  return { link, loaded }
}

// They run in the order in which they are asked for; the promise is kept when this one has run.
function script (path, attributes = {}) {
  const tag = Object.assign(document.createElement('script'), { src: `/studio/${path}?v=${release}`, async: false })
  for (const [key, value] of Object.entries(attributes)) tag.setAttribute(key, value)
  const loaded = new Promise((resolve, reject) => Object.assign(tag, { onload: resolve, onerror: reject }))
  document.head.append(tag)
  return loaded
}

// Without .NET's own compiler of traces: an editor runs for seconds, and compiling costs it more than a second before it is drawn. Working in it was not seen to get slower.
function startBlazor () {
  const off = ['traces', 'interp-entry', 'jit-call'].map(part => `--no-jiterpreter-${part}-enabled`)
  return window.Blazor.start({ configureRuntime: dotnet => { dotnet.withRuntimeOptions(off) } })
}

// Monaco is there to edit code, which nobody does before the diagram is drawn; until then it would only stand in its way, for half a second or more.
function lateMonaco () {
  const { editor } = window.blazorMonaco
  const { create } = editor
  let loaded
  editor.create = async (...options) => {
    await (loaded ??= drawn().then(() => Promise.all(monaco.map(path => script(path)))).then(() => new Promise(resolve => window.require(['vs/editor/editor.main'], resolve))))
    return create.apply(editor, options)
  }
}

// A workflow without an activity draws nothing.
function drawn () {
  return new Promise(resolve => {
    const look = new MutationObserver(() => { if (place.querySelector('.x6-node')) done() })
    const late = setTimeout(done, 5_000)
    look.observe(place, { childList: true, subtree: true })
    function done () {
      look.disconnect()
      clearTimeout(late)
      resolve()
    }
  })
}

function preload (path) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: `/studio/${path}` }))
}

function inTime (promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, patience))])
}

function go (address) {
  location.assign(address)
}

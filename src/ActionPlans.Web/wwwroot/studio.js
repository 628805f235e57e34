// Puts an element of Elsa Studio in the place of what the page shows by itself. Whatever goes wrong before it is there, the page stays as it was.
const place = document.getElementById('studio')
const plain = document.getElementById('plain')
const status = document.getElementById('studio-status')
const release = '3.8.2'
const patience = 120_000

// In this order: Blazor comes first, because it has most to load.
const styles = [
  '_content/MudBlazor/MudBlazor.min.css', '_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.css', '_content/Radzen.Blazor/css/material-base.css',
  '_content/Elsa.Studio.Shell/css/shell.css', 'Elsa.Studio.Host.CustomElements.styles.css'
]
const scripts = [
  '_framework/blazor.webassembly.js', '_content/MudBlazor/MudBlazor.min.js', '_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.js',
  '_content/Radzen.Blazor/Radzen.Blazor.js', '_content/BlazorMonaco/jsInterop.js', '_content/BlazorMonaco/lib/monaco-editor/min/vs/loader.js',
  '_content/BlazorMonaco/lib/monaco-editor/min/vs/editor/editor.main.js'
]

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
  const sheets = styles.map(style)
  modules.forEach(preload)
  const { element: name, attributes, api, tokenHeader, token } = place.dataset
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(JSON.parse(attributes))) element.setAttribute(key, value)
  element.setAttribute('remote-endpoint', location.origin + api)
  element.setAttribute('tenant-id-header-name', tokenHeader)
  element.setAttribute('tenant-id', token)
  scripts.forEach(script)
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

function script (path) {
  const tag = Object.assign(document.createElement('script'), { src: `/studio/${path}?v=${release}`, async: false })
  document.head.append(tag)
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

// Copies what the pages use of nhsuk-frontend into wwwroot/nhsuk. Its Frutiger font comes from a foreign host, which neither our content
// security policy nor a hospital's network lets through: without the @font-face rules the browser takes Arial at once.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'

const from = 'node_modules/nhsuk-frontend/dist/nhsuk'
const to = 'wwwroot/nhsuk'
rmSync(to, { recursive: true, force: true })
mkdirSync(to, { recursive: true })
const css = readFileSync(`${from}/nhsuk-frontend.min.css`, 'utf8')
  .replace(/@font-face\{[^}]*\}/g, '')
  .replaceAll('/assets/images/', '')
  .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
if (/https?:\/\/(?!www\.w3\.org)/.test(css)) throw new Error('nhsuk-frontend.min.css still refers to a foreign host')
writeFileSync(`${to}/nhsuk-frontend.css`, css)
writeFileSync(`${to}/nhsuk-frontend.js`, readFileSync(`${from}/nhsuk-frontend.min.js`, 'utf8').replace(/\/\/# sourceMappingURL=.*/g, ''))
for (const icon of readdirSync(`${from}/assets/images`).filter(name => css.includes(name) || /^(favicon|nhsuk-icon-180)/.test(name)))
  cpSync(`${from}/assets/images/${icon}`, `${to}/${icon}`)

// Elsa Studio is served from studio/, compressed as the package brings it. Left out is what no page of ours asks for: its start page (which loads fonts from
// a foreign host), maps for debuggers, Radzen's themes and fonts (see site.css), and the picture of a sign-in page.
const studio = 'node_modules/@elsa-workflows/elsa-studio-wasm'
const unused = [/^index\.html$/, /^package\.json$/, /\.map$/, /\.scss$/, /\/login_background_/, /^_content\/Radzen\.Blazor\/(?!Radzen\.Blazor\.js$)/, /\/Microsoft\.AspNetCore\.Components\.WebAssembly\.Authentication\//]
const names = readdirSync(studio, { recursive: true }).filter(name => statSync(`${studio}/${name}`).isFile()).map(name => name.replaceAll('\\', '/'))
const all = new Set(names)
rmSync('studio', { recursive: true, force: true })
for (const name of names.filter(name => !unused.some(pattern => pattern.test(name.replace(/\.(br|gz)$/, ''))) && !all.has(`${name}.br`)))
  cpSync(`${studio}/${name}`, `studio/${name}`)
cpSync('Notices/elsa-studio.txt', 'studio/notices.txt')

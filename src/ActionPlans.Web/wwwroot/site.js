import { initAll } from './nhsuk/nhsuk-frontend.js'
import './upload.js'
import './load.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()
document.addEventListener('page-replaced', () => initAll())

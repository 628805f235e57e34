import { initAll } from './nhsuk/nhsuk-frontend.js'
import './upload.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()
document.addEventListener('page-replaced', () => initAll())

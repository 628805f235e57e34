// Shows how far a file has got. Without this, the browser sends the form as it is.
const largest = 20 * 1024 * 1024

function say(form, text) {
  let line = form.querySelector('[data-upload-said]')
  if (!line) {
    line = document.createElement('p')
    line.dataset.uploadSaid = ''
    line.setAttribute('role', 'status')
    form.append(line)
  }
  line.textContent = text
}

function send(form) {
  const request = new XMLHttpRequest()
  const progress = document.createElement('progress')
  progress.max = 100
  progress.setAttribute('aria-label', 'How much of the file is sent')
  form.append(progress)
  const button = form.querySelector('button[type=submit]')
  button.disabled = true
  const again = text => {
    progress.remove()
    button.disabled = false
    say(form, text)
  }
  request.upload.addEventListener('progress', event => {
    if (!event.lengthComputable) return
    progress.value = Math.round((event.loaded / event.total) * 100)
    say(form, progress.value < 100 ? 'Sending the file' : 'The file is sent and is being looked at')
  })
  request.addEventListener('load', () => {
    if (request.status < 400) {
      location.assign(request.responseURL)
      return
    }
    // The page again, with what is wrong; the file has to be chosen anew, as after any form that comes back.
    const main = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('main')
    if (!main) return again('The file could not be sent. Try again.')
    document.querySelector('main').replaceWith(main)
    document.dispatchEvent(new CustomEvent('page-replaced'))
    const summary = main.querySelector('.nhsuk-error-summary')
    if (summary) {
      summary.tabIndex = -1
      summary.focus()
    }
  })
  request.addEventListener('error', () => again('The file could not be sent. Check your connection, then try again.'))
  request.open('POST', form.action)
  request.send(new FormData(form))
}

document.addEventListener('submit', event => {
  const form = event.target
  const file = form.matches('[data-upload]') && form.querySelector('input[type=file]').files[0]
  if (!file) return
  event.preventDefault()
  if (file.size > largest) say(form, `${file.name} is larger than 20 MB: choose the part that shows what was done.`)
  else send(form)
})

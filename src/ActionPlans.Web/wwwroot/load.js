// Fetches what takes longer to work out once the page is there, and puts it in the place of the link to it.
for (const place of document.querySelectorAll('[data-load]')) {
  fetch(place.dataset.load, { headers: { accept: 'text/html' } })
    .then(answer => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then(text => {
      const part = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-part]')
      if (part) place.replaceChildren(part)
    })
    .catch(() => {}) // The link is still there.
}

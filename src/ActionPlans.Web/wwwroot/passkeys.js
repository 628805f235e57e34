// Passkeys are an offer: without them, or without this script, the password works as before.
// A form with data-passkey="add" or "use" asks its data-options for what the device has to sign, and then sends what the device answered.
const able = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!able) continue
  form.hidden = false
  document.querySelector('[data-passkey-without]')?.setAttribute('hidden', '')
  const said = form.querySelector('[data-passkey-said]')
  form.addEventListener('submit', async event => {
    const field = form.elements.namedItem('credential')
    if (field.value) return
    event.preventDefault()
    said.textContent = ''
    try {
      const asked = new FormData()
      asked.set('__RequestVerificationToken', form.elements.namedItem('__RequestVerificationToken').value)
      const answer = await fetch(form.dataset.options, { method: 'POST', body: asked })
      if (!answer.ok) throw new Error(String(answer.status))
      const options = await answer.json()
      const credential = form.dataset.passkey === 'add'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
      field.value = JSON.stringify(credential)
      form.requestSubmit()
    } catch {
      said.textContent = 'Your device gave no passkey. Try again, or use your password.'
    }
  })
}

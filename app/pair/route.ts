/** The colours of the screens (`app/globals.css`), for a page that may load nothing of them. */
const STYLE = `
:root { color-scheme: light dark; --paper: #f8f5ee; --ink: #1d1b17; --quiet: #625b50; --edge: #8c8474; --again: #98352b }
@media (prefers-color-scheme: dark) {
  :root { --paper: #161512; --ink: #efe9dd; --quiet: #a9a092; --edge: #7b7365; --again: #ef9a8c }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 30rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1 { margin: 0 0 .75rem; font: 600 1.75rem/1.2 Georgia, serif }
p { margin: 0 0 1.25rem; color: var(--quiet) }
label { display: block; margin-bottom: .35rem; font-weight: 500 }
input { width: 100%; min-height: 3rem; margin-bottom: 1.25rem; padding: .5rem .75rem; border: 1px solid var(--edge);
  border-radius: .5rem; background: transparent; color: inherit; font: inherit }
button { min-height: 3rem; padding: .5rem 1.25rem; border: 1px solid var(--ink); border-radius: .5rem;
  background: var(--ink); color: var(--paper); font: 600 1rem system-ui, sans-serif }
button:disabled { opacity: .6 }
:focus-visible { outline: 3px solid var(--edge); outline-offset: 2px }
#message { min-height: 1.5rem; color: var(--again) }`

/** Fills in what the address and the browser say, and sends the code. */
const SCRIPT = `
const form = document.querySelector('form')
const [code, device, button] = [form.elements.code, form.elements.device, form.querySelector('button')]
const message = document.querySelector('#message')
code.value = decodeURIComponent(location.hash.slice(1)).replaceAll('-', ' ')
history.replaceState(null, '', location.pathname)
const agent = navigator.userAgent
const first = (list) => (list.find(([pattern]) => pattern.test(agent)) || [])[1]
const browser = first([[/Edg/, 'Edge'], [/Firefox|FxiOS/, 'Firefox'], [/SamsungBrowser/, 'Samsung Internet'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari']])
const system = first([[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Mac OS/, 'Mac'], [/Windows/, 'Windows'], [/Linux/, 'Linux']])
device.value = [browser, system].filter(Boolean).join(' on ') || 'Browser'
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  button.disabled = true
  message.textContent = ''
  try {
    const response = await fetch('/api/v1/pair', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code: code.value, name: device.value }),
    })
    if (response.ok) return location.replace('/')
    const problem = await response.json()
    message.textContent = problem.errors?.length ? 'The name of the device ' + problem.errors[0].detail + '.' : problem.detail
  } catch {
    message.textContent = 'The server can’t be reached. Check your connection, then try again.'
  }
  button.disabled = false
})
;(code.value ? button : code).focus()`

/** The one page that a device sees that is not paired: it stands by itself and shows nothing of the library. */
const pairingPage = (nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Pair this device. Aide-Mémoire</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>Pair this device</h1>
<p>On a device that you already use, open Settings › Devices and choose “Pair a device”. Then scan its QR code, or enter its six words here. On the computer that runs the server, open the address that <code>npm start</code> prints.</p>
<form>
<label for="code">Six words</label>
<input id="code" name="code" autocomplete="off" autocapitalize="none" spellcheck="false" required>
<label for="device">Name of this device</label>
<input id="device" name="device" maxlength="60" autocomplete="off" required>
<div id="message" role="alert"></div>
<button>Pair this device</button>
</form>
<noscript><p>Pairing needs JavaScript.</p></noscript>
</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`

/** The page that pairs a device. `proxy.ts` gives every page its nonce. */
export const GET = (request: Request): Response =>
  new Response(pairingPage(request.headers.get('x-nonce') ?? ''), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })

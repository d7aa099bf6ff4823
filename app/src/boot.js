// Starts the WebAssembly when the browser has nothing better to do, or at the first touch: the page works without, and
// its first paint never waits for it.
const root = document.documentElement, path = location.pathname
let started, dead
// A page that could not be shown for now asks for itself again: nothing begins on it that this would end.
const again = performance.getEntriesByType('navigation')[0]?.responseStatus === 503
const start = () => {
  if (started || again) return
  started = true
  import('{js}')
    .then(calepin => calepin.default({ module_or_path: '{wasm}' })
      // A touch is answered in between.
      .then(() => new Promise(done => setTimeout(done)))
      .then(() => location.pathname === path ? calepin.hydrate() : location.reload()))
    .catch(error => console.warn(error))
}
for (const event of ['focusin', 'pointerdown', 'keydown']) addEventListener(event, start, { once: true, passive: true })
addEventListener('load', () => (window.requestIdleCallback || setTimeout)(start, { timeout: 2000 }))

// Who goes back before that gets the page they went to from the server: what stands here is not what would come to life.
addEventListener('popstate', () => {
  if (location.pathname !== path && !('hydrated' in root.dataset)) location.reload()
})

// What is typed is there until its page is left.
addEventListener('input', () => root.dataset.typed = '')

// A part of it that cannot be loaded kills it. Links and forms then work as they do without, the one that was on its way
// first.
for (const event of ['error', 'unhandledrejection']) addEventListener(event, ({ error, reason }) => {
  if (!((error || reason) instanceof WebAssembly.RuntimeError)) return
  dead = true
  if (root.dataset.next) location.assign(root.dataset.next)
})
addEventListener('click', event => {
  const link = event.target.closest('a[href]:not([target])')
  if (dead) event.stopImmediatePropagation()
  else if (link && link.origin === location.origin && !(event.ctrlKey || event.metaKey || event.shiftKey)) root.dataset.next = link.href
}, true)
addEventListener('submit', event => dead && event.stopImmediatePropagation(), true)

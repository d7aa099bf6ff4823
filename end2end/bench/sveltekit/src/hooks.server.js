import { words } from '$lib/words.js'

/** The language that was chosen, or the first of the browser's that there are words in. */
function languageOf(event) {
  const chosen = event.cookies.get('lang')
  if (chosen in words) return chosen
  const preferred = event.request.headers.get('accept-language') ?? ''
  return preferred.split(',').map((range) => range.trim().slice(0, 2)).find((tag) => tag in words) ?? 'fr'
}

export function handle({ event, resolve }) {
  const language = languageOf(event)
  event.locals.language = language
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%language%', language) })
}

import { words } from '$lib/words.js'

export function load({ locals, url }) {
  return { words: words[locals.language], path: url.pathname }
}

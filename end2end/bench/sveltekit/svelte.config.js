import adapter from '@sveltejs/adapter-node'

// What Calepin's pages have, too: rendered at each request, hydrated, the style in the page, it and scripts by a nonce.
export default {
  kit: {
    // Below so many bytes, in the page.
    inlineStyleThreshold: 1_000_000,
    adapter: adapter({ precompress: false }),
    csp: {
      mode: 'nonce',
      directives: { 'default-src': ['none'], 'script-src': ['self'], 'style-src': ['self'], 'img-src': ['self', 'data:'], 'connect-src': ['self'], 'form-action': ['self'], 'base-uri': ['none'], 'frame-ancestors': ['none'] },
    },
  },
}

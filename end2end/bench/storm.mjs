// Signs in at a fixed rate, whatever the answers take: with JavaScript, each from an address of its own, and never on to
// the code.
//   node storm.mjs URL RATE SECONDS PEOPLE PASSWORD
// PEOPLE is the addresses, by commas. Prints {"accepted","refused","failed","perSecond","p99"}: how many were let in,
// asked to come back, and neither; how many a second were let in once the queue was full; what they waited (ms).
import { Agent, request } from 'node:http'

const [url, rate, seconds, people, password] = process.argv.slice(2)
/** Whoever is let in comes to the end: nobody's limit of codes is reached before everybody had one. */
const emails = people.split(',')
const total = Number(rate) * Number(seconds)
const gap = 1000 / Number(rate)
const agent = new Agent({ keepAlive: true })
/** The queue holds a second's work. */
const full = 2000
const accepted = []
let refused = 0
let failed = 0

/** An address of 198.18.0.0/15, which is set aside for this. */
const address = (n) => `198.${18 + (n >> 16 & 1)}.${n >> 8 & 255}.${n & 255}`

function signIn(n, due) {
  const email = emails.shift()
  const form = new URLSearchParams({ email, password, invitation: '' }).toString()
  const headers = {
    accept: 'application/octet-stream',
    'calepin-form': '1',
    'content-length': form.length,
    'content-type': 'application/x-www-form-urlencoded',
    origin: url,
    'x-forwarded-for': address(n),
  }
  return new Promise((resolve) => {
    const asked = request(`${url}/api/sign_in`, { agent, method: 'POST', headers }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        const { statusCode: status, headers } = answer
        if (status === 200 && headers.location?.endsWith('/code')) {
          accepted.push({ due, at: performance.now() })
          emails.push(email)
        } else if (status === 503 && headers['retry-after']) {
          refused++
          emails.unshift(email)
        } else failed++
        resolve()
      })
    })
    asked.once('error', () => {
      failed++
      resolve()
    })
    asked.end(form)
  })
}

const start = performance.now()
const asked = []
await new Promise((resolve) => {
  let next = 0
  const tick = () => {
    for (; next < total && performance.now() >= start + next * gap; next++) asked.push(signIn(next, start + next * gap))
    if (next < total) setTimeout(tick, Math.max(0, start + next * gap - performance.now()))
    else resolve()
  }
  tick()
})
const end = performance.now()
await Promise.all(asked)
agent.destroy()
const meanwhile = accepted.filter(({ at }) => at >= start + full && at < end).length
const took = accepted.map(({ due, at }) => at - due).sort((a, b) => a - b)
const perSecond = (meanwhile / (end - start - full)) * 1000
console.log(JSON.stringify({ accepted: accepted.length, refused, failed, perSecond, p99: took[Math.floor(took.length * 0.99)] }))

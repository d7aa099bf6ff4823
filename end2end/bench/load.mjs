// Asks for pages at a fixed rate, whatever the answers take (open loop): a slow answer delays no other, so that what
// the visitors of a busy moment would wait for is what is counted.
//   node load.mjs RATE SECONDS COOKIE URL…    prints {"count","errors","p50","p99","max"} in milliseconds
import { Agent, get } from 'node:http'

const [rate, seconds, cookie, ...urls] = process.argv.slice(2)
const total = Number(rate) * Number(seconds)
const gap = 1000 / Number(rate)
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const took = []
let errors = 0

function ask(url, due) {
  return new Promise((resolve) => {
    const end = (ok) => {
      took.push(performance.now() - due)
      if (!ok) errors++
      resolve()
    }
    get(url, { agent, headers: { cookie, accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' } }, (answer) => {
      answer.resume()
      answer.once('end', () => end(answer.statusCode < 400))
    }).once('error', () => end(false))
  })
}

const start = performance.now() + 100
const asked = []
await new Promise((resolve) => {
  let next = 0
  const tick = () => {
    for (; next < total && performance.now() >= start + next * gap; next++) {
      asked.push(ask(urls[next % urls.length], start + next * gap))
    }
    // Sleeping between two questions: a core that never rests is one that the host of a virtual machine takes away.
    if (next < total) setTimeout(tick, Math.max(0, start + next * gap - performance.now()))
    else resolve()
  }
  tick()
})
await Promise.all(asked)
agent.destroy()
took.sort((a, b) => a - b)
const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))]
console.log(JSON.stringify({ count: took.length, errors, p50: at(0.5), p99: at(0.99), max: at(1) }))

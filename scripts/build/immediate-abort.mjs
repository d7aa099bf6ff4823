// Has the functions that never return, which are a panic's, stop at once. A panic's message has nowhere to go in a browser
// (nobody hooks it), and WebAssembly stops with the same error after it as without: what makes the message is dead weight,
// as is what each call hands over for it. (`-C panic=immediate-abort` will do the same once it is stable.) wasm-opt then
// removes what nobody needs any more.
//   node scripts/build/immediate-abort.mjs FILE.wasm
import { readFileSync, writeFileSync } from 'node:fs'

const { default: binaryen } = await import(`${process.env.CALEPIN_CACHE}/tools/npm/node_modules/binaryen/index.js`)
const [file] = process.argv.slice(2)
const module = binaryen.readBinary(readFileSync(file))
const functions = Array.from({ length: module.getNumFunctions() }, (_, n) => binaryen.getFunctionInfo(module.getFunctionByIndex(n)))

const imported = new Set(functions.filter(({ module: from }) => from).map(({ name }) => name))

/** Its end is not reached, and nothing returns before; nor does it tell JavaScript anything, which is no panic. */
function neverReturns({ name, body }) {
  if (imported.has(name) || binaryen.getExpressionType(body) !== binaryen.unreachable) return false
  const text = binaryen.emitText(body)
  return !/\(return/.test(text) && ![...text.matchAll(/\(call \$(\S+)/g)].some(([, callee]) => imported.has(callee.replace(/\)+$/, '')))
}

const panics = functions.filter(neverReturns)
// Neither none of them nor most of what there is: then the compiler makes them otherwise, or this reads them wrongly.
if (panics.length < 20 || panics.length > functions.length / 50) throw new Error(`${panics.length} of ${functions.length} functions never return`)
for (const { name, params, results } of panics) {
  module.removeFunction(name)
  module.addFunction(name, params, results, [], module.unreachable())
}
writeFileSync(file, module.emitBinary())

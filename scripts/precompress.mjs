// Compresses a file of the site as cargo-leptos does: beside it, once with brotli and once with gzip.
//   node scripts/precompress.mjs FILE
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const [file] = process.argv.slice(2)
const content = readFileSync(file)
writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
writeFileSync(`${file}.br`, brotliCompressSync(content))

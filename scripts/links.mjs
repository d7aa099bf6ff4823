// Whether every link of the documents leads somewhere: files, and headings in them. Names those that do not.
//   node scripts/links.mjs FILE.md…
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// As GitHub names a heading.
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')
const text = (file) => readFileSync(file, 'utf8').replaceAll(/^```.*?^```/gms, '')
const anchors = (file) => [...text(file).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading))

const leadsSomewhere = (from, link) => {
  const [path, heading] = link.split('#')
  const file = path ? join(dirname(from), path) : from
  return existsSync(file) && (heading === undefined || anchors(file).includes(heading))
}

const broken = process.argv.slice(2).flatMap((file) =>
  [...text(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(file, link))
    .map((link) => `${file}: ${link} leads nowhere`),
)
for (const line of broken) console.error(line)
process.exitCode = broken.length ? 1 : 0

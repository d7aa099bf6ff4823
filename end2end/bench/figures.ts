// The figures of one run: printed as a table, kept as JSON, each held against its bound.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'

interface Figure {
  name: string
  value: number
  unit: string
  atMost?: number
  atLeast?: number
}

const figures: Figure[] = []

/** Notes a figure; one outside its bound fails the test, after everything else was measured. */
export function figure(name: string, value: number, unit: string, bound: { atMost?: number; atLeast?: number } = {}): void {
  figures.push({ name, value, unit, ...bound })
  if (bound.atMost !== undefined) expect.soft(value, name).toBeLessThanOrEqual(bound.atMost)
  if (bound.atLeast !== undefined) expect.soft(value, name).toBeGreaterThanOrEqual(bound.atLeast)
}

/** Prints what was noted since the last time; kept as `name`.json in the folder of the figures. */
export function report(name: string): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`
  const noted = figures.splice(0)
  for (const { name, value, unit, atMost, atLeast } of noted) {
    const bound = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : ''
    console.log(`${name.padEnd(52)} ${String(Math.round(value * 10) / 10).padStart(9)} ${unit.padEnd(6)} ${bound}`)
  }
  const folder = process.env.CALEPIN_BENCH_OUT
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  writeFileSync(file, `${JSON.stringify({ date: new Date().toISOString(), machine, figures: noted }, null, 2)}\n`)
  console.log(`in ${file}`)
}

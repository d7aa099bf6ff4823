// Compares pictures as eyes do: by the mean colour of small squares, so that what moved by a few pixels, changed its colour or
// its words is seen, and the edge of a letter that another machine draws a little softer is not.
import sharp from 'sharp'

/** Three bytes a pixel: red, green, blue. */
export interface Picture {
  data: Buffer
  width: number
  height: number
}

/** A square, by its column and row. */
type Square = readonly [column: number, row: number]

/** The side of a square, in pixels. */
const side = 8
/** By how much the mean of a square may differ, of 255. */
const tolerance = 4

export async function read(file: string | Buffer): Promise<Picture> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Writes it: in few colours where nobody sees the difference, as that is a third less. */
export async function keep(picture: Picture, path: string): Promise<void> {
  const { data, width, height } = picture
  const all = sharp(data, { raw: { width, height, channels: 3 } })
  const few = await all.clone().png({ palette: true, colours: 64, dither: 0 }).toBuffer()
  const alike = changes(picture, await read(few), tolerance / 2).length === 0
  await (alike ? sharp(few) : all).webp({ lossless: true, effort: 6 }).toFile(path)
}

/** The squares that differ. What only one of two pictures of different sizes has, differs. */
export function changes(one: Picture, other: Picture, by = tolerance): Square[] {
  if (one.width === other.width && one.data.equals(other.data)) return []
  const columns = Math.ceil(Math.max(one.width, other.width) / side)
  const rows = Math.ceil(Math.max(one.height, other.height) / side)
  const found: Square[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [a, b] = [sums(one, column, row), sums(other, column, row)]
      const differs = a.some((sum, channel) => Math.abs(sum - b[channel]!) > by * side * side)
      if (differs) found.push([column, row])
    }
  }
  return found
}

/** The sums of the three colours over a square; what lies outside the picture is as far from any colour as can be. */
function sums({ data, width, height }: Picture, column: number, row: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0]
  for (let y = row * side; y < (row + 1) * side; y++) {
    for (let x = column * side; x < (column + 1) * side; x++) {
      const at = (y * width + x) * 3
      const inside = x < width && y < height
      for (const channel of [0, 1, 2] as const) sum[channel] += inside ? data[at + channel]! : -255
    }
  }
  return sum
}

/** The picture with these squares in red. */
export function marked(picture: Picture, squares: Square[]): Picture {
  const data = Buffer.from(picture.data)
  for (const [column, row] of squares) {
    for (let y = row * side; y < Math.min((row + 1) * side, picture.height); y++) {
      for (let x = column * side; x < Math.min((column + 1) * side, picture.width); x++) {
        const at = (y * picture.width + x) * 3
        data[at] = 255 - ((255 - data[at]!) >> 1)
        data[at + 1] = data[at + 1]! >> 1
        data[at + 2] = data[at + 2]! >> 1
      }
    }
  }
  return { ...picture, data }
}

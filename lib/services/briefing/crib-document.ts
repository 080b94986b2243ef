import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Crib } from '../../domain/briefing/crib/crib'
import { cribHtml } from '../../domain/briefing/crib/html'

/** Found from the project's folder, in which every process of the program runs. */
const SHEET = 'lib/services/briefing/crib-sheet.css'
const FONTS = ['index.css', 'wght-italic.css'].map((name) =>
  join('node_modules/@fontsource-variable/source-serif-4', name),
)

type Range = { readonly from: number; readonly to: number }

const rangesOf = (face: string): readonly Range[] =>
  [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(([, from = '0', to = from]) => ({
    from: Number.parseInt(from, 16),
    to: Number.parseInt(to, 16),
  }))

/** The faces of one style of the font that hold characters of a text, with their files inside them. */
const facesFor = async (text: string, cssFile: string): Promise<readonly string[]> => {
  const css = await readFile(resolve(cssFile), 'utf8')
  const points = [...new Set(text)].map((char) => char.codePointAt(0) ?? 0)
  const faces = css.match(/@font-face\s*\{[^}]*\}/g) ?? []
  const needed = faces.filter((face) =>
    rangesOf(face).some(({ from, to }) => points.some((point) => from <= point && point <= to)),
  )
  return Promise.all(
    needed.map(async (face) => {
      const file = /url\(([^)]+\.woff2)\)/.exec(face)?.[1]
      if (file === undefined) return face
      const bytes = await readFile(resolve(dirname(cssFile), file))
      return face.replace(/url\([^)]+\)/, `url(data:font/woff2;base64,${bytes.toString('base64')})`)
    }),
  )
}

/** A crib as an HTML page with its style and fonts inside: it loads nothing, from anywhere. */
export const cribDocument = async (crib: Crib): Promise<string> => {
  const bare = cribHtml(crib, '')
  const faces = await Promise.all(FONTS.map((file) => facesFor(bare, file)))
  const sheet = await readFile(resolve(SHEET), 'utf8')
  return cribHtml(crib, `${faces.flat().join('\n')}\n${sheet}`)
}

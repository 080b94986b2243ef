import { type FedText, FORMATS, type Format, feedTexts, type TextToFeed } from '../support/feed-texts'
import { generatedShapes, SHAPES } from '../support/pathological-texts'
import { startServer } from '../support/server'
import { seeded } from './random'
import { report } from './report'

const GENERATED = 100
const SIZES = [1_000_000, 5_000_000]

/** Every shape in both sizes; each time by another parser, or with `all` by every one. */
const textsOf = (isAll: boolean, most: number): readonly TextToFeed[] => {
  const shapes = [...SHAPES, ...generatedShapes(GENERATED, seeded(20_261_126))]
  const texts = shapes.flatMap((shape, at) =>
    SIZES.flatMap((characters, size): TextToFeed[] => {
      const formats: readonly Format[] = isAll
        ? FORMATS
        : [FORMATS[(at * SIZES.length + size) % FORMATS.length] ?? 'txt']
      return formats.map((format) => ({ shape, characters, format }))
    }),
  )
  return texts.slice(0, most)
}

const countOf = (fed: readonly FedText[], outcome: FedText['outcome']): number =>
  fed.filter((text) => text.outcome === outcome).length

/**
 * Feeds a real server texts of 1 MB and 5 MB that are hard to read, two at once, and reports for how long it did not
 * answer meanwhile. `AIDE_SAFETY_TEXTS=all` sends each of them to every parser (hours), a number only so many.
 */
export const safetyTexts = async (group: string, wanted = process.env.AIDE_SAFETY_TEXTS ?? ''): Promise<void> => {
  const texts = textsOf(wanted === 'all', /^\d+$/.test(wanted) ? Number(wanted) : Number.POSITIVE_INFINITY)
  const server = await startServer()
  try {
    const { fed, longestMs, busyMs, asked, failed, readerMb } = await feedTexts(server, texts, {
      atOnce: 2,
      onFed: ({ shape, characters, format, outcome, ms, busyMs, reason }) =>
        process.stderr.write(
          `${format} ${characters / 1e6} MB, ${shape.name}: ${outcome} in ${Math.round(ms)} ms, /live busy ${Math.round(busyMs)} ms${reason ? `: ${reason}` : ''}\n`,
        ),
    })
    const at = `${texts.length} texts of 1 and 5 MB, ${asked} requests meanwhile`
    const figure = (name: string, value: number, unit: string, aim: string | null) =>
      report({ group, figure: name, at, value, unit, aim })
    figure('texts tried', fed.length, 'texts', `>= ${texts.length}`)
    figure('texts read', countOf(fed, 'read'), 'texts', null)
    figure('texts refused with a reason', countOf(fed, 'refused'), 'texts', null)
    figure('longest text', Math.max(...fed.map(({ ms }) => ms)), 'ms', null)
    figure('longest answer of /live', longestMs, 'ms', null)
    figure('of it busy by itself', busyMs, 'ms', '<= 200')
    figure('requests to /live without an answer', failed, 'requests', '<= 0')
    figure('most memory of a reader', readerMb, 'MB', '<= 512')
  } finally {
    await server.stop()
  }
}

import { parseDocument } from 'htmlparser2'
import { boxOf, insidePicture, MOST_CORNERS, type OcclusionShape, type Point, WHOLE } from '../../domain/cards/shape'
import { MOST_SHAPES, type NamedShape } from '../../domain/occlusion/occluded-text'
import { type ReportProblem, textOfNodes } from './html-nodes'

/** A shape of Anki’s image occlusion in a field: `{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:oi=1}}`. */
const SHAPE = /\{\{c(\d+)::image-occlusion:([a-z]+)((?::(?:\\.|[^:{}\\])*)*)(?:::[^{}]*)?\}\}/gu
const NAME = /\{\{c(\d+)::((?:(?!\}\}|::).)*)(?:::(?:(?!\}\}).)*)?\}\}/gsu

/** Whether a field of a note holds shapes on an image. */
export const isOcclusionField = (html: string): boolean => /\{\{c\d+::image-occlusion:/u.test(html)

type Values = ReadonlyMap<string, string>

const valuesOf = (list: string): Values =>
  new Map(
    list
      .split(/(?<!\\):/u)
      .filter((part) => part.includes('='))
      .map((part) => {
        const at = part.indexOf('=')
        return [part.slice(0, at), part.slice(at + 1).replace(/\\(.)/gu, '$1')]
      }),
  )

const share = (values: Values, key: string): number => Math.round(Number(values.get(key) ?? '') * WHOLE)

const polygonOf = (values: Values): readonly Point[] => {
  const points = (values.get('points') ?? '')
    .split(' ')
    .map((pair) => pair.split(',').map((value) => Math.round(Number.parseFloat(value) * WHOLE)))
    .flatMap(([x, y]) => (x === undefined || y === undefined ? [] : [{ x, y }]))
  // Where they are is said by the corner of their box.
  const from = points.length > 0 ? boxOf({ kind: 'polygon', points }) : { x: 0, y: 0 }
  const [x, y] = [
    values.has('left') ? share(values, 'left') : from.x,
    values.has('top') ? share(values, 'top') : from.y,
  ]
  return points.map((point) => ({ x: point.x - from.x + x, y: point.y - from.y + y }))
}

const CORNERS_OF_ELLIPSE = 32

/** A shape as a polygon turned around the upper left corner of its box, where Anki turns it; `ratio` is width by height. */
const turned = (shape: OcclusionShape, turns: number, ratio: number): OcclusionShape => {
  const box = boxOf(shape)
  const [sine, cosine] = [Math.sin(turns * 2 * Math.PI), Math.cos(turns * 2 * Math.PI)]
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const rim = Array.from({ length: CORNERS_OF_ELLIPSE }, (_, at) => {
    const angle = (at / CORNERS_OF_ELLIPSE) * 2 * Math.PI
    return { x: middle.x + (Math.cos(angle) * box.width) / 2, y: middle.y + (Math.sin(angle) * box.height) / 2 }
  })
  const corners = [
    { x: box.x, y: box.y },
    { x: box.x + box.width, y: box.y },
    { x: box.x + box.width, y: box.y + box.height },
    { x: box.x, y: box.y + box.height },
  ]
  const points = shape.kind === 'polygon' ? shape.points : shape.kind === 'ellipse' ? rim : corners
  return {
    kind: 'polygon',
    points: points.map(({ x, y }) => {
      const [across, down] = [(x - box.x) * ratio, y - box.y]
      return { x: box.x + (across * cosine - down * sine) / ratio, y: box.y + across * sine + down * cosine }
    }),
  }
}

const shapeOf = (kind: string, values: Values): OcclusionShape | null => {
  const [x, y] = [share(values, 'left'), share(values, 'top')]
  const ofSize = (width: number, height: number, name: 'rect' | 'ellipse'): OcclusionShape | null =>
    [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0 ? { kind: name, x, y, width, height } : null
  if (kind === 'rect') return ofSize(share(values, 'width'), share(values, 'height'), 'rect')
  if (kind === 'ellipse') return ofSize(share(values, 'rx') * 2, share(values, 'ry') * 2, 'ellipse')
  if (kind !== 'polygon') return null
  const points = polygonOf(values)
  const isWhole = points.every((point) => Number.isFinite(point.x) && Number.isFinite(point.y))
  return isWhole && points.length >= 3 && points.length <= MOST_CORNERS ? { kind, points } : null
}

const hintOf = (values: Values): string | null => {
  try {
    return decodeURIComponent(values.get('hint') ?? '') || null
  } catch {
    return null
  }
}

/** What shapes hide, by their numbers, where a note of this program names it. */
const namesIn = (html: string): ReadonlyMap<number, readonly string[]> => {
  const names = new Map<number, string[]>()
  for (const [, number = '', name = ''] of html.matchAll(NAME)) {
    const words = textOfNodes(parseDocument(name).children).replace(/\s+/gu, ' ').trim()
    const list = names.get(Number(number)) ?? []
    names.set(Number(number), [...list, words])
  }
  return names
}

/**
 * The shapes of an occlusion field. Anki has no names for what they hide: without `names`, a cloze of the names, they
 * are numbered. A shape that is turned becomes a polygon. What is no shape here, such as a label, is reported.
 * @param ratio width of the picture by its height; 1 if it is not known
 */
export const shapesOfField = (
  html: string,
  names: string,
  ratio: number,
  report: ReportProblem,
): readonly NamedShape[] => {
  const named = namesIn(names)
  const shapes: NamedShape[] = []
  for (const [, number = '', kind = '', list = ''] of html.matchAll(SHAPE)) {
    const values = valuesOf(list)
    const shape = shapeOf(kind, values)
    if (!shape || number === '0' || shapes.length >= MOST_SHAPES) {
      report('image-occlusion', kind)
      continue
    }
    const turns = share(values, 'angle') / WHOLE / WHOLE
    const place = Number.isFinite(turns) && turns % 1 !== 0 ? turned(shape, turns, ratio) : shape
    const before = shapes.filter((other) => other.number === Number(number)).length
    shapes.push({
      shape: insidePicture(place),
      hidesAlways: (values.get('oi') ?? '') === '1',
      number: Number(number),
      name: named.get(Number(number))?.[before] || `Part ${shapes.length + 1}`,
      hint: hintOf(values),
    })
  }
  return shapes
}

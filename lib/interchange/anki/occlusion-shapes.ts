import {
  type Box,
  boxAround,
  boxOfEllipse,
  boxOfPolygon,
  insidePicture,
  MOST_CORNERS,
  type OcclusionShape,
  type Point,
  WHOLE,
} from '../../domain/cards/shape'
import { cornersOf } from '../../domain/occlusion/edit-shapes'
import { MOST_SHAPES, type NamedShape } from '../../domain/occlusion/occluded-text'
import { nodesOf, textOfNodes } from './html-nodes'
import type { ReportProblem } from './import-problems'

/** A shape of Anki’s image occlusion in a field: `{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:oi=1}}`. */
const SHAPE = /\{\{c(\d+)::image-occlusion:([a-z]+)((?::(?:\\.|[^{}\\])*)?)\}\}/gu
const NAME = /\{\{c(\d+)::((?:(?!\}\}|::).)*)(?:::(?:(?!\}\}|\{\{c).)*)?\}\}/gsu

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

const pointsOf = (values: Values): readonly Point[] => {
  const points = (values.get('points') ?? '')
    .split(' ')
    .map((pair) => pair.split(',').map((value) => Math.round(Number.parseFloat(value) * WHOLE)))
    .flatMap(([x, y]) => (x === undefined || y === undefined ? [] : [{ x, y }]))
  // Where they are is said by the corner of their box.
  const from = points.length > 0 ? boxAround(points) : { x: 0, y: 0 }
  const [x, y] = [
    values.has('left') ? share(values, 'left') : from.x,
    values.has('top') ? share(values, 'top') : from.y,
  ]
  return points.map((point) => ({ x: point.x - from.x + x, y: point.y - from.y + y }))
}

/** Points turned around the upper left corner of their box, where Anki turns them; `ratio` is width by height. */
const turned = (points: readonly Point[], turns: number, ratio: number): readonly Point[] => {
  const box = boxAround(points)
  const [sine, cosine] = [Math.sin(turns * 2 * Math.PI), Math.cos(turns * 2 * Math.PI)]
  return points.map(({ x, y }) => {
    const [across, down] = [(x - box.x) * ratio, y - box.y]
    return { x: box.x + (across * cosine - down * sine) / ratio, y: box.y + across * sine + down * cosine }
  })
}

/** What a field says of a shape: its corners, and whether it is an ellipse in the box that they make. */
const shapeOf = (
  kind: string,
  values: Values,
): { readonly points: readonly Point[]; readonly kind: 'rect' | 'ellipse' | 'polygon' } | null => {
  const [x, y] = [share(values, 'left'), share(values, 'top')]
  const ofSize = (width: number, height: number, name: 'rect' | 'ellipse') =>
    width > 0 && height > 0 ? { kind: name, points: cornersOf({ x, y, width, height }) } : null
  const shape =
    kind === 'rect'
      ? ofSize(share(values, 'width'), share(values, 'height'), 'rect')
      : kind === 'ellipse'
        ? ofSize(share(values, 'rx') * 2, share(values, 'ry') * 2, 'ellipse')
        : kind === 'polygon'
          ? { kind: 'polygon' as const, points: pointsOf(values) }
          : null
  if (!shape || shape.points.length < 3 || shape.points.length > MOST_CORNERS) return null
  return shape.points.every((point) => Number.isFinite(point.x) && Number.isFinite(point.y)) ? shape : null
}

/** The rectangle that covers a shape here. A turned one goes back to Anki as the polygon of its corners. */
const covered = (kind: string, values: Values, ratio: number): OcclusionShape | null => {
  const shape = shapeOf(kind, values)
  if (!shape) return null
  const turns = share(values, 'angle') / WHOLE / WHOLE
  if (Number.isFinite(turns) && turns % 1 !== 0) return boxOfPolygon(turned(shape.points, turns, ratio))
  if (shape.kind === 'polygon') return boxOfPolygon(shape.points)
  const box: Box = boxAround(shape.points)
  return shape.kind === 'rect' ? insidePicture(box) : boxOfEllipse(box)
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
    const words = textOfNodes(nodesOf(name)).replace(/\s+/gu, ' ').trim()
    const list = names.get(Number(number)) ?? []
    list.push(words)
    names.set(Number(number), list)
  }
  return names
}

/**
 * The shapes of an occlusion field. Anki has no names for what they hide: without `names`, a cloze of the names, they
 * are numbered. Each is covered by its box. What is no shape here, such as a label, is reported.
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
    const shape = covered(kind, values, ratio)
    if (!shape || number === '0' || shapes.length >= MOST_SHAPES) {
      report('image-occlusion', kind)
      continue
    }
    const before = shapes.filter((other) => other.number === Number(number)).length
    shapes.push({
      shape,
      hidesAlways: (values.get('oi') ?? '') === '1',
      number: Number(number),
      name: named.get(Number(number))?.[before] || `Part ${shapes.length + 1}`,
      hint: hintOf(values),
    })
  }
  return shapes
}

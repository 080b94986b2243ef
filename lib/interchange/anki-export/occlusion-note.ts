import { deletions } from '../../domain/cards/cloze'
import { boxOf, WHOLE } from '../../domain/cards/shape'
import { mediaMarkdown } from '../../domain/media/media-in-text'
import type { NamedShape, OccludedPicture } from '../../domain/occlusion/occluded-text'
import { occludedPictures, withoutPicture } from '../../domain/occlusion/occluded-text'
import { escapeClozeHtml, markdownHtml } from './card-html'

/** A share of the picture as Anki writes it: `.125`. */
const share = (value: number): string => String(value / WHOLE).replace(/^0\./, '.')

/** Values of keys that only this program reads: no sign in them ends a value or a deletion. */
const kept = (value: string): string => encodeURIComponent(value).replace(/['()*]/g, escape)

const placeOf = ({ shape }: NamedShape): string => {
  const { x, y, width, height } = boxOf(shape)
  const corner = `left=${share(x)}:top=${share(y)}`
  switch (shape.kind) {
    case 'rect':
      return `rect:${corner}:width=${share(width)}:height=${share(height)}`
    case 'ellipse':
      return `ellipse:${corner}:rx=${share(width / 2)}:ry=${share(height / 2)}`
    case 'polygon':
      return `polygon:${corner}:points=${shape.points.map((point) => `${share(point.x)},${share(point.y)}`).join(' ')}`
    default:
      return shape satisfies never
  }
}

/** A shape in the field of Anki's image occlusion. A hint is under a key that Anki leaves as it is. */
const occlusionOf = (shape: NamedShape): string => {
  const always = shape.hidesAlways ? ':oi=1' : ''
  const hint = shape.hint === null ? '' : `:hint=${kept(shape.hint)}`
  return `{{c${shape.number}::image-occlusion:${placeOf(shape)}${always}${hint}}}`
}

/**
 * The picture of a cloze source that Anki’s image occlusion can hold: the only one with shapes, and each deletion is a
 * shape. Null for any other source.
 */
export const pictureForAnki = (source: string): OccludedPicture | null => {
  const [occluded, ...more] = occludedPictures(source).filter(({ shapes }) => shapes.length > 0)
  if (!occluded || more.length > 0) return null
  const numbers = new Set(occluded.shapes.map(({ number }) => number))
  return deletions(source).every((number) => numbers.has(number)) ? occluded : null
}

/** The fields of an image occlusion note that Anki reads, and the names of the shapes as a cloze of their own. */
export const occlusionFields = (
  source: string,
  occluded: OccludedPicture,
): { readonly occlusion: string; readonly image: string; readonly header: string; readonly names: string } => ({
  occlusion: occluded.shapes.map(occlusionOf).join('<br>'),
  image: markdownHtml(mediaMarkdown(occluded.picture.target, occluded.picture.description)),
  header: markdownHtml(withoutPicture(source, occluded)),
  names: occluded.shapes.map(({ number, name }) => `{{c${number}::${escapeClozeHtml(name)}}}`).join('<br>'),
})

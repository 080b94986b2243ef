import type { InlineRun } from '../cards/formula-runs'
import { readShapeReference, type ShapeReference } from '../cards/shape'
import { readMediaReference } from '../media/media-reference'

type MediaRun = Extract<InlineRun, { kind: 'media' }>

/** A shape of a side: asked for or not, with the words that the side has for it. */
export type SideShape = ShapeReference & {
  readonly isAsked: boolean
  readonly words: string
  readonly hint: string | null
}

/** A picture with the shapes on it, as a side of a card shows them. */
export type PictureRun = Omit<MediaRun, 'kind'> & { readonly kind: 'picture'; readonly shapes: readonly SideShape[] }

const sideShape = (run: InlineRun | undefined): SideShape | null => {
  if (run?.kind !== 'shape') return null
  const read = readShapeReference(run.shape.target)
  const isAsked = run.segments.some(({ hidden }) => hidden)
  const words = run.segments.map(({ text }) => text).join('')
  return read && { ...read, isAsked, words, hint: run.segments[0]?.hint ?? null }
}

/** The runs of a side with each image and the shapes that follow it as one. Shapes without an image stay as they are. */
export const withPictures = (runs: readonly InlineRun[]): readonly (InlineRun | PictureRun)[] => {
  const found: (InlineRun | PictureRun)[] = []
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at]
    if (!run) break
    if (run.kind !== 'media' || readMediaReference(run.media.target)?.kind !== 'image') {
      found.push(run)
      continue
    }
    const shapes: SideShape[] = []
    for (;;) {
      const next = runs[at + 1]
      const isBetween = next?.kind === 'text' && next.segment.between === true
      const shape = sideShape(isBetween ? runs[at + 2] : next)
      if (!shape) break
      shapes.push(shape)
      at += isBetween ? 2 : 1
    }
    found.push(shapes.length > 0 ? { ...run, kind: 'picture', shapes } : run)
  }
  return found
}

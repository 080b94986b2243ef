import { readMediaReference } from '../../media/media-reference'
import { segmentsInGaps } from '../cloze'
import type { CardIssue, LintedCard } from '../lint-issue'
import { type Segment, withMarks } from '../segments'

const KIND_WORDS = { image: 'An image', sound: 'A sound', video: 'A video' } as const

const allSegments = ({ form, front, back }: LintedCard): readonly Segment[] =>
  form === 'cloze'
    ? segmentsInGaps(front).map(({ segment }) => segment)
    : [...withMarks([{ text: front }]), ...withMarks([{ text: back }])]

/** Advice about an image, sound or video without words: it cannot be found, read aloud or shown in a terminal. */
export function adviseMediaWords(card: LintedCard): CardIssue[] {
  const unnamed = allSegments(card).find(({ media }) => media?.isUnnamed)?.media
  const reference = unnamed && readMediaReference(unnamed.target)
  if (!reference) return []
  return [
    {
      rule: 'media-unnamed',
      severity: 'advice',
      what: `${KIND_WORDS[reference.kind]} has no description`,
      remedy: 'Describe it in the brackets before its address, without giving the answer away',
    },
  ]
}

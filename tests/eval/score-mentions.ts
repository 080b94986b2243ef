import type { Mention, Span } from '@/lib/domain/finder/mention'
import type { LabelledArticle, PlacedLabel } from './articles'
import { LABELLED_KINDS, type LabelledKind, VALUE_KINDS } from './label'
import { sameValue } from './same-value'

/**
 * What became of a mention. `right`: a label's span and value. `ignored`: a debatable label. `misplaced`: a right value on
 * another span. `false`: nothing is labelled there. `wrong`: a value that the words do not have.
 */
export type Verdict = 'right' | 'ignored' | 'misplaced' | 'false' | 'wrong'

export type Judged = { readonly mention: Mention; readonly verdict: Verdict; readonly label: PlacedLabel | null }

export type MentionScore = {
  readonly judged: readonly Judged[]
  /** Labels that count and were not found at their exact span with their value. */
  readonly missed: readonly PlacedLabel[]
  readonly found: readonly PlacedLabel[]
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The stop or comma that a sentence puts inside the marks is not the speaker's. */
const withoutStop = (text: string, { start, end }: Span): Span => {
  const words = text.slice(start, end)
  return { start, end: start + words.replace(/[\s.,;:!?…—]+$/u, '').length }
}

const sameSpan = (text: string, kind: string, a: Span, b: Span): boolean => {
  const [left, right] = kind === 'quote' ? [withoutStop(text, a), withoutStop(text, b)] : [a, b]
  return left.start === right.start && left.end === right.end
}

const isAt = (text: string, mention: Mention, label: PlacedLabel): boolean =>
  [label, ...label.otherSpans].some((span) => sameSpan(text, label.kind, mention, span))

const judge = (text: string, labels: readonly PlacedLabel[], mention: Mention): Omit<Judged, 'mention'> => {
  const { kind } = mention
  const hasValue = VALUE_KINDS.has(kind)
  const near = labels.filter((label) => overlap(mention, label))
  const own = near.filter((label) => label.kind === kind)
  const exact = own.find((label) => !label.optional && isAt(text, mention, label))
  if (exact) return { verdict: hasValue && !sameValue(mention, exact) ? 'wrong' : 'right', label: exact }
  const counted = own.find(({ optional }) => !optional)
  if (own.some(({ optional }) => optional) && !counted) return { verdict: 'ignored', label: null }
  if (!hasValue) return { verdict: 'false', label: counted ?? null }
  if (counted) return { verdict: sameValue(mention, counted) ? 'misplaced' : 'wrong', label: counted }
  // A value cut out of another (“190 billion” of “$190 billion” as a count) or out of what is no figure at all.
  const torn = near.find((label) => label.kind === 'trap' || (!label.optional && VALUE_KINDS.has(label.kind)))
  return torn ? { verdict: 'wrong', label: torn } : { verdict: 'false', label: null }
}

/** Holds what was found in an article against its labels, kind by kind; the same label is found only once. */
export const scoreMentions = (article: LabelledArticle, mentions: readonly Mention[]): MentionScore => {
  const { text, labels } = article
  const taken = new Set<PlacedLabel>()
  const judged = mentions
    .filter(({ kind }) => LABELLED_KINDS.some((labelled) => labelled === kind))
    .map((mention): Judged => {
      const { verdict, label } = judge(text, labels, mention)
      if (verdict !== 'right' || label === null) return { mention, verdict, label }
      if (taken.has(label)) return { mention, verdict: 'false', label }
      taken.add(label)
      return { mention, verdict, label }
    })
  const required = labels.filter(({ optional, kind }) => !optional && kind !== 'trap')
  return { judged, missed: required.filter((label) => !taken.has(label)), found: [...taken] }
}

export type Tally = {
  readonly kind: LabelledKind | 'all'
  readonly labels: number
  readonly hits: number
  /** What was found, without what is debatable. */
  readonly finds: number
  readonly wrong: number
}

/** Counts over articles for one kind, or for all. */
export const tally = (scores: readonly MentionScore[], kind: Tally['kind']): Tally => {
  const ofKind = (own: string) => kind === 'all' || own === kind
  const judged = scores.flatMap((score) => score.judged).filter(({ mention }) => ofKind(mention.kind))
  const count = (...verdicts: readonly Verdict[]) => judged.filter(({ verdict }) => verdicts.includes(verdict)).length
  const hits = scores.flatMap(({ found }) => found).filter((label) => ofKind(label.kind)).length
  const missed = scores.flatMap((score) => score.missed).filter((label) => ofKind(label.kind)).length
  return {
    kind,
    labels: hits + missed,
    hits,
    finds: count('right', 'misplaced', 'false', 'wrong'),
    wrong: count('wrong'),
  }
}

const hitsOf = ({ judged }: MentionScore) =>
  judged.flatMap(({ mention, verdict, label }) => (verdict === 'right' && label ? [{ mention, label }] : []))

type Hit = ReturnType<typeof hitsOf>[number]

/** Words that no person of the article is labelled as saying may still have an institution as their speaker. */
const misattributed = (score: MentionScore): number => {
  const hits = hitsOf(score)
  const people = new Set(hits.flatMap(({ label }) => (label.kind === 'person' ? [label.value] : [])))
  return hits.filter(({ mention: { kind, speaker }, label }) => {
    if (kind !== 'quote' || speaker === null || speaker === label.speaker) return false
    return label.speaker !== undefined || people.has(speaker)
  }).length
}

/** Of the people and quotes that were found: how many have the labelled full name, role and speaker. */
export const resolved = (scores: readonly MentionScore[]) => {
  const hits = scores.flatMap(hitsOf)
  const share = (asked: readonly Hit[], isRight: (hit: Hit) => boolean) => ({
    asked: asked.length,
    right: asked.filter(isRight).length,
  })
  const people = hits.filter(({ label }) => label.kind === 'person' && label.value !== undefined)
  const roles = hits.filter(({ label }) => label.role !== undefined)
  const quotes = hits.filter(({ label }) => label.speaker !== undefined)
  return {
    fullNames: share(people, ({ mention, label }) => mention.value === label.value),
    roles: share(roles, ({ mention, label }) =>
      (mention.role ?? '').toLowerCase().includes((label.role ?? '').toLowerCase()),
    ),
    speakers: share(quotes, ({ mention, label }) => mention.speaker === label.speaker),
    /** Quotes put into the mouth of somebody else. */
    wrongSpeakers: scores.reduce((total, score) => total + misattributed(score), 0),
  }
}

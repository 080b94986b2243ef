import { describe, expect, it } from 'vitest'
import type { SourcedDraft } from '@/lib/domain/drafting/sourced-draft'
import type { Mention, MentionKind, MentionValue } from '@/lib/domain/finder/mention'
import { type LabelledArticle, type PlacedLabel, readSet, SETS, setsToMeasure } from './articles'
import { LABELLED_KINDS } from './label'
import { scoreDrafts } from './score-drafts'
import { resolved, scoreMentions, tally } from './score-mentions'

const found = (kind: MentionKind, quote: string, start: number, value: MentionValue): Mention => ({
  kind,
  quote,
  start,
  end: start + quote.length,
  value,
  unit: null,
  role: null,
  speaker: null,
  hedge: null,
  salience: 0,
})

const asFound = (label: PlacedLabel): Mention => {
  const value = label.value ?? null
  const fitting =
    value !== null && typeof value === 'object' && 'count' in value ? { ...value, unit: value.unit ?? '' } : value
  const mention = found('count', label.quote, label.start, fitting)
  const kind = LABELLED_KINDS.find((one) => one === label.kind) ?? 'count'
  return { ...mention, kind, role: label.role ?? null, speaker: label.speaker ?? null }
}

const articleOf = (
  text: string,
  labels: readonly (Partial<PlacedLabel> & Pick<PlacedLabel, 'kind' | 'quote'>)[],
): LabelledArticle => ({
  name: 'made-up',
  set: 'tuning',
  text,
  title: '',
  style: '',
  published: '2024',
  sentences: [],
  labels: labels.map((label) => {
    const start = text.indexOf(label.quote)
    const end = start + label.quote.length
    return { occurrence: 0, values: [], also: [], otherSpans: [], optional: false, start, end, ...label }
  }),
})

const text = 'It paid about $190 billion, or 29.3%, to 2,500 members in Year 4, “the best of times,” he said.'
const money = { kind: 'money', quote: '$190 billion', value: { amount: 190e9, currency: 'USD' } } as const
const article = articleOf(text, [
  money,
  { kind: 'percent', quote: '29.3%', value: { percent: 29.3 } },
  { kind: 'count', quote: '2,500 members', value: { count: 2_500, unit: 'members' } },
  { kind: 'trap', quote: '4' },
  { kind: 'quote', quote: 'the best of times' },
])
const verdictOn = (kind: MentionKind, quote: string, value: MentionValue) =>
  scoreMentions(article, [found(kind, quote, text.indexOf(quote), value)]).judged[0]?.verdict

describe('a mention', () => {
  it.each<[verdict: string, kind: MentionKind, quote: string, value: MentionValue]>([
    ['right', 'money', '$190 billion', { amount: 190e9, currency: 'USD' }],
    ['misplaced', 'money', 'about $190 billion', { amount: 190e9, currency: 'USD' }],
    ['wrong', 'money', '$190', { amount: 190, currency: 'USD' }],
    ['wrong', 'money', '$190 billion', { amount: 190e9, currency: 'SGD' }],
    ['wrong', 'count', '190 billion', { count: 190e9, unit: '' }],
    ['wrong', 'percent', '3%', { percent: 3 }],
    ['wrong', 'count', '4', { count: 4, unit: '' }],
    ['right', 'count', '2,500 members', { count: 2_500, unit: 'member' }],
    ['wrong', 'count', '2,500 members', { count: 2_500, unit: 'years' }],
    ['right', 'quote', 'the best of times,', null],
    ['false', 'person', 'Year', 'Year'],
  ])('is %s as %s “%s”', (verdict, kind, quote, value) => {
    expect(verdictOn(kind, quote, value)).toBe(verdict)
  })

  it('has the head noun of a unit with a hyphen', () => {
    const value = { count: 6_300, unit: 'hop-pickers' }
    const hyphened = articleOf('They hired 6,300 hop-pickers.', [{ kind: 'count', quote: '6,300 hop-pickers', value }])
    const verdict = (unit: string) =>
      scoreMentions(hyphened, [found('count', '6,300 hop-pickers', 11, { count: 6_300, unit })]).judged[0]?.verdict
    expect([verdict('hop-pickers'), verdict('pickers'), verdict('hop')]).toEqual(['right', 'right', 'wrong'])
  })

  it('counts once when it is found twice', () => {
    const twice = [0, 1].map(() => found('money', money.quote, text.indexOf(money.quote), money.value))
    expect(tally([scoreMentions(article, twice)], 'money')).toMatchObject({ labels: 1, hits: 1, finds: 2, wrong: 0 })
  })
})

describe.each(SETS.map((set) => ({ set, articles: readSet(set) })))('the labels of the $set set', ({ articles }) => {
  it('score full marks when exactly they are found', () => {
    const scores = articles.map((one) =>
      scoreMentions(one, one.labels.filter(({ kind, optional }) => kind !== 'trap' && !optional).map(asFound)),
    )
    const all = tally(scores, 'all')
    expect(all).toMatchObject({ hits: all.labels, finds: all.labels, wrong: 0 })
    const { fullNames, roles, speakers, wrongSpeakers } = resolved(scores)
    for (const { asked, right } of [fullNames, roles, speakers]) expect(right).toBe(asked)
    expect(wrongSpeakers).toBe(0)
  })

  it('score nothing when nothing is found', () => {
    const scores = articles.map((one) => scoreMentions(one, []))
    expect(tally(scores, 'all')).toMatchObject({ hits: 0, finds: 0, wrong: 0 })
    expect(tally(scores, 'all').labels).toBeGreaterThanOrEqual(30 * articles.length)
  })
})

describe('drafts', () => {
  const [first] = readSet('tuning')
  if (!first) throw new Error('The tuning set is empty.')
  const draftAt = (start: number, end: number): SourcedDraft => ({
    key: String(start),
    drafter: 'built-in',
    mention: found('claim', first.text.slice(start, end), start, null),
    passage: { start, end },
    fact: {
      kind: 'claim',
      weight: 'should',
      statement: '',
      asOf: null,
      reviewBy: null,
      speaker: null,
      hedge: null,
      topics: [],
      people: [],
      places: [],
      cards: [],
    },
    lint: [],
  })

  it('are worth a card where they stand in a labelled sentence, each sentence once', () => {
    const best = first.sentences
      .filter(({ key }) => key)
      .flatMap(({ start, end }) => [draftAt(start, end), draftAt(start, end)])
    const score = scoreDrafts(first, [...best, draftAt(0, 10)])
    expect(score.chosenOfTen).toEqual({ chosen: best.length / 2 + 1, worthy: best.length / 2 })
    expect(score.bestInFifteen).toEqual({ best: best.length / 2, offered: best.length / 2 })
    expect(score.anchored).toBe(best.length + 1)
  })

  it('ask for the news where one of the first five is in a lead sentence', () => {
    const sentences = first.sentences.slice(0, 7).map((sentence, at) => ({ ...sentence, lead: at === 0 || at > 4 }))
    const inOrder = sentences.map(({ start, end }) => draftAt(start, end))
    expect(scoreDrafts({ ...first, sentences }, inOrder).leadInFive).toEqual({ lead: 3, asked: 1 })
    expect(scoreDrafts({ ...first, sentences }, inOrder.toReversed()).leadInFive).toEqual({ lead: 3, asked: 2 })
    expect(scoreDrafts(first, inOrder).leadInFive).toEqual({ lead: 0, asked: 0 })
  })

  it('are not anchored where the words are others', () => {
    const draft = draftAt(0, 10)
    const moved = { ...draft, mention: { ...draft.mention, quote: 'other words' } }
    expect(scoreDrafts(first, [moved]).anchored).toBe(0)
  })
})

describe('the sets to measure', () => {
  it('have the sealed one only when it is asked for', () => {
    expect(setsToMeasure({ withSealed: false })).toEqual(['tuning', 'held-out', 'open'])
    expect(setsToMeasure({ withSealed: true })).toEqual(SETS)
  })
})

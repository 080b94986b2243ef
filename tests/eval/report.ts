import type { SetName } from './articles'
import { LABELLED_KINDS } from './label'
import type { MeasuredArticle } from './measure'
import type { DraftScore } from './score-drafts'
import { resolved, type Tally, tally } from './score-mentions'

/** A share with its counts; the share is null where nothing was asked. */
export type Share = { readonly of: number; readonly is: number; readonly share: number | null }

const shareOf = (is: number, of: number): Share => ({ is, of, share: of === 0 ? null : is / of })

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

export type KindReport = {
  readonly kind: Tally['kind']
  readonly recall: Share
  readonly precision: Share
  /** Always 0 for names and quotes, whose spans alone are judged. */
  readonly wrongValues: number
}

export type SetReport = {
  readonly set: SetName
  readonly articles: number
  readonly words: number
  readonly kinds: readonly KindReport[]
  readonly wrongValues: number
  readonly fullNames: Share
  readonly roles: Share
  readonly speakers: Share
  readonly wrongSpeakers: number
  readonly drafts: number
  readonly precisionAtTen: Share
  readonly recallAtFifteen: Share
  readonly leadInFive: Share
  readonly anchored: Share
}

/** The measures of one set, over all its articles together. */
export const reportOf = (set: SetName, measured: readonly MeasuredArticle[]): SetReport => {
  const scores = measured.map(({ mentions }) => mentions)
  const kinds = [...LABELLED_KINDS, 'all' as const].map((kind): KindReport => {
    const { labels, hits, finds, wrong } = tally(scores, kind)
    return { kind, recall: shareOf(hits, labels), precision: shareOf(hits, finds), wrongValues: wrong }
  })
  const total = (of: (score: DraftScore) => number) => sum(measured.map(({ drafts }) => of(drafts)))
  const drafts = total((score) => score.drafts)
  const names = resolved(scores)
  return {
    set,
    articles: measured.length,
    words: sum(measured.map(({ article }) => article.text.split(/\s+/).length)),
    kinds,
    wrongValues: sum(kinds.filter(({ kind }) => kind !== 'all').map(({ wrongValues }) => wrongValues)),
    fullNames: shareOf(names.fullNames.right, names.fullNames.asked),
    roles: shareOf(names.roles.right, names.roles.asked),
    speakers: shareOf(names.speakers.right, names.speakers.asked),
    wrongSpeakers: names.wrongSpeakers,
    drafts,
    precisionAtTen: shareOf(
      total((score) => score.chosenOfTen.worthy),
      total((score) => score.chosenOfTen.chosen),
    ),
    recallAtFifteen: shareOf(
      total((score) => score.bestInFifteen.offered),
      total((score) => score.bestInFifteen.best),
    ),
    leadInFive: shareOf(
      total((score) => score.leadInFive.asked),
      total((score) => score.leadInFive.lead),
    ),
    anchored: shareOf(
      total((score) => score.anchored),
      drafts,
    ),
  }
}

const percent = ({ is, of, share }: Share): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)}% (${is}/${of})`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** The measures of the sets side by side, as Markdown tables. */
export const asMarkdown = (reports: readonly SetReport[]): string => {
  const sets = reports.map(({ set, articles, words }) => `${set}: ${articles} articles, ${words} words`)
  const heads = reports.flatMap(({ set }) => [`${set}: recall`, 'precision', 'wrong'])
  const byKind = [...LABELLED_KINDS, 'all' as const].map((kind) =>
    row([
      kind,
      ...reports.flatMap(({ kinds }) => {
        const own = kinds.find((one) => one.kind === kind)
        return own ? [percent(own.recall), percent(own.precision), String(own.wrongValues)] : ['–', '–', '–']
      }),
    ]),
  )
  const lines: readonly (readonly [measure: string, of: (report: SetReport) => string])[] = [
    ['people with their full name', ({ fullNames }) => percent(fullNames)],
    ['people with their role', ({ roles }) => percent(roles)],
    ['quotes with their speaker', ({ speakers }) => percent(speakers)],
    ['quotes with a wrong speaker', ({ wrongSpeakers }) => String(wrongSpeakers)],
    ['sentences chosen: precision at 10', ({ precisionAtTen }) => percent(precisionAtTen)],
    ['sentences chosen: recall at 15', ({ recallAtFifteen }) => percent(recallAtFifteen)],
    ['lead facts among the first five marks', ({ leadInFive }) => percent(leadInFive)],
    ['drafts', ({ drafts }) => String(drafts)],
    ['drafts with an exact anchor', ({ anchored }) => percent(anchored)],
  ]
  return [
    sets.join('; '),
    '',
    row(['kind', ...heads]),
    row(['---', ...heads.map(() => '---:')]),
    ...byKind,
    '',
    row(['measure', ...reports.map(({ set }) => set)]),
    row(['---', ...reports.map(() => '---:')]),
    ...lines.map(([measure, of]) => row([measure, ...reports.map(of)])),
  ].join('\n')
}

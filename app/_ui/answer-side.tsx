import { lazy, type ReactNode, type RefObject, Suspense } from 'react'
import { dateStyle } from '@/app/_ui/date-style'
import { answerOf } from '@/lib/domain/cards/sides'
import type { CardChange } from '@/lib/domain/comparison/change'
import { dateWordsAt } from '@/lib/domain/format/words'
import type { LinkedFact, StudyCard } from '@/lib/domain/queue/study-card'
import type { TypedAnswer } from '@/lib/domain/session/review-session'
import { AlsoIn, AlsoPassages } from './also-in'
import { CardText } from './card-text'
import { classNames } from './class-names'
import { FoldButton } from './folded-passage'
import { canFold, Passage } from './passage'

/** Longer answers are set smaller: they are read, not taken in at a glance. */
const LONG_ANSWER = 60

const loadTypedResult = () => import('./typed-result')
/** Most cards are not typed: what compares an answer comes with the first that is. */
const TypedResult = lazy(() => loadTypedResult().catch(() => ({ default: AnswerAlone })))

/** Fetches what shows how a typed answer came out, so that it is there when the connection is not. */
export const fetchTypedResult = (): void => void loadTypedResult().catch(() => undefined)

/** Without what compares, the learner compares. */
const AnswerAlone = ({ answer }: { readonly answer: ReactNode }) => <>{answer}</>

type AnswerProps = {
  readonly card: StudyCard
  readonly typed: TypedAnswer | null
  readonly focus: RefObject<HTMLDivElement | null>
  /** What was typed counts from now on, with these other spellings. */
  readonly onAccepted: (aliases: readonly string[]) => void
}

/** The answer, and how near what was typed came. */
export function AnswerText({ card, typed, focus, onAccepted }: AnswerProps) {
  const isCloze = card.form === 'cloze'
  const size = classNames(
    isCloze || card.back.length > LONG_ANSWER ? 'text-question' : 'text-answer',
    !isCloze && 'figures font-semibold',
  )
  const answer = (
    <div className={size}>
      <CardText segments={answerOf(card)} side="answer" />
    </div>
  )
  return (
    <div ref={focus} tabIndex={-1} className={classNames('font-serif', !isCloze && 'mt-5')}>
      {typed ? (
        <Suspense fallback={answer}>
          <TypedResult card={card} typed={typed} answer={answer} size={size} onAccepted={onAccepted} />
        </Suspense>
      ) : (
        answer
      )}
    </div>
  )
}

const dayOf = (at: number): string => dateWordsAt(at, Intl.DateTimeFormat().resolvedOptions().timeZone, dateStyle())

/** What became of the card: as news before the passage, and later as why the passage speaks against the answer. */
function Change({ change }: { readonly change: CardChange }) {
  const { was, now, at, reason, note, isNews } = change
  if (!isNews) {
    return (
      <p className="mt-3 text-small">
        <span className="font-medium text-hard">The passage is older than the answer.</span> The answer was {was} until
        it was replaced on {dayOf(at)}. {note}
      </p>
    )
  }
  return (
    <section aria-label="What changed" className="mb-5 border-hard border-l-2 pl-4">
      <h2 className="font-medium font-sans text-hard text-small">
        {reason === 'replaced' ? 'Changed' : 'Corrected'} since you last answered, on {dayOf(at)}
      </h2>
      <p className="mt-1 font-serif text-passage">
        It was <del className="text-quiet">{was}</del>, and is now <strong>{now}</strong>.
      </p>
      {note ? <p className="mt-0.5 text-quiet text-small">{note}</p> : null}
    </section>
  )
}

type SourceProps = {
  readonly card: StudyCard
  /** Whether whole paragraphs are shown, or only the sentences that support the card. */
  readonly isWhole: boolean
  readonly onWhole: () => void
  /** Whether further passages are shown beside the main one. */
  readonly compared: boolean
  readonly onCompare: () => void
}

const LINK_HEADINGS: Readonly<Record<LinkedFact['kind'], string>> = {
  contradicts: 'The library also says something else',
  'updated-by': 'There is a newer fact',
}

/** Facts that speak against the answer, or that are newer. */
function Links({ links, kind }: { readonly links: readonly LinkedFact[]; readonly kind: LinkedFact['kind'] }) {
  const own = links.filter((link) => link.kind === kind)
  if (own.length === 0) return null
  return (
    <section className="mt-5 border-hard border-l-2 pl-4">
      <h2 className="font-medium font-sans text-hard text-small">{LINK_HEADINGS[kind]}</h2>
      <ul>
        {own.map(({ statement, title, note }) => (
          <li key={statement} className="mt-1.5">
            <p className="font-serif text-passage">{statement}</p>
            <p className="mt-0.5 text-quiet text-small">
              {title}. {note}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whether the passages of a card have more to show than their sentences. */
export const hasMore = ({ source, also }: StudyCard, compared: boolean): boolean =>
  [source, ...(compared ? also : [])].some(({ before, exact, after }) => canFold(before, exact, after))

/** Passage and source of the fact, shown unasked; where else it is found, and what other facts say otherwise. */
export function AnswerSource({ card, isWhole, onWhole, compared, onCompare }: SourceProps) {
  const { fact, source, also, links, change } = card
  return (
    <div className="mt-7 border-rule border-t pt-4">
      {change?.isNews ? <Change change={change} /> : null}
      <div className={compared ? 'grid gap-x-8 gap-y-6 lg:grid-cols-2' : undefined}>
        <div className="min-w-0">
          {compared ? <p className="mb-1.5 text-quiet text-small">Main source</p> : null}
          <Passage
            before={source.before}
            exact={source.exact}
            after={source.after}
            source={{ ...source, asOf: fact.asOf }}
            href={`/library/${encodeURIComponent(source.articleKey)}?fact=${encodeURIComponent(card.factId)}`}
            folded={!isWhole}
          />
        </div>
        {compared ? <AlsoPassages also={also} factId={card.factId} folded={!isWhole} /> : null}
      </div>
      {compared ? null : <AlsoIn also={also} factId={card.factId} />}
      <div className="flex flex-wrap gap-x-6">
        {also.length > 0 ? (
          <button type="button" onClick={onCompare} className="link min-h-11 text-quiet text-small">
            {compared ? 'Show the main passage only' : 'Compare the passages'}
          </button>
        ) : null}
        {hasMore(card, compared) ? <FoldButton folded={!isWhole} onFold={onWhole} /> : null}
      </div>
      {change && !change.isNews ? <Change change={change} /> : null}
      <Links links={links} kind="contradicts" />
      <Links links={links} kind="updated-by" />
    </div>
  )
}

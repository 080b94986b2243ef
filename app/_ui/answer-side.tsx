import { type RefObject, Suspense } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import type { Segment } from '@/lib/domain/cards/segments'
import { answerOf } from '@/lib/domain/cards/sides'
import type { CardChange } from '@/lib/domain/comparison/change'
import type { Verdict } from '@/lib/domain/grading/typed'
import { VERDICT_WORDS } from '@/lib/domain/grading/verdict-words'
import type { LinkedFact, StudyCard } from '@/lib/domain/queue/study-card'
import type { TypedAnswer } from '@/lib/domain/session/review-session'
import { AlsoIn, AlsoPassages } from './also-in'
import { CardText } from './card-text'
import { classNames } from './class-names'
import { FoldButton } from './folded-passage'
import { canFold, Passage } from './passage'

/** Longer answers are set smaller: they are read, not taken in at a glance. */
const LONG_ANSWER = 60

/** Asked for only where an answer was not counted as right. */
const AcceptAnswer = whenLoaded(() => import('./accept-answer').then((part) => part.default), { tell: false })

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
  const differs = typed !== null && typed.verdict !== 'correct'
  const size = isCloze || card.back.length > LONG_ANSWER ? 'text-question' : 'text-answer'
  return (
    <div ref={focus} tabIndex={-1} className={classNames('font-serif', !isCloze && 'mt-5')}>
      {differs ? <TypedText typed={typed} /> : null}
      <div className={classNames(size, !isCloze && 'figures font-semibold')}>
        {differs && !isCloze ? (
          <RightAnswer segments={typed.difference} />
        ) : (
          <CardText segments={answerOf(card)} side="answer" />
        )}
      </div>
      {differs && isCloze ? (
        <p className="figures mt-2.5 font-semibold">
          <RightAnswer segments={typed.difference} />
        </p>
      ) : null}
      {typed ? <TypedLine card={card} typed={typed} onAccepted={onAccepted} /> : null}
    </div>
  )
}

/** Segments with their keys: places, since a text never changes its order. */
function placed(segments: readonly Segment[]): readonly { readonly key: number; readonly segment: Segment }[] {
  let offset = 0
  return segments.map((segment) => {
    const key = offset
    offset += segment.text.length
    return { key, segment }
  })
}

/** What was typed, with what is wrong in it struck out: in red, and not by colour alone. */
function TypedText({ typed: { text, marked } }: { readonly typed: TypedAnswer }) {
  if (text.trim() === '') return null
  return (
    <p className="figures mb-1 text-question">
      <span className="sr-only">You typed: </span>
      {placed(marked).map(({ key, segment }) =>
        segment.bold ? (
          <del key={key} className="text-again decoration-2">
            {segment.text}
          </del>
        ) : (
          <span key={key}>{segment.text}</span>
        ),
      )}
    </p>
  )
}

/** The right answer in green behind a tick, with what was not typed underlined. */
function RightAnswer({ segments }: { readonly segments: readonly Segment[] }) {
  return (
    <span className="text-good">
      <span aria-hidden="true" className="mr-2">
        ✓
      </span>
      <span className="sr-only">Right answer: </span>
      {placed(segments).map(({ key, segment }) =>
        segment.bold ? (
          <ins key={key} className="underline decoration-2 underline-offset-[0.18em]">
            {segment.text}
          </ins>
        ) : (
          <span key={key}>{segment.text}</span>
        ),
      )}
    </span>
  )
}

const LOOKS: Readonly<Record<Verdict, string>> = { correct: 'text-good', close: 'text-hard', wrong: 'text-again' }

/** How an answer came out, in words and not in colour alone. */
export const VerdictWord = ({ verdict }: { readonly verdict: Verdict }) => (
  <span className={classNames('font-medium', LOOKS[verdict])}>{VERDICT_WORDS[verdict]}</span>
)

const adviceOn = ({ verdict, difference }: TypedAnswer): string => {
  if (verdict === 'correct') return ''
  if (verdict === 'wrong') return 'If yours is right too, grade it yourself.'
  return difference.some(({ bold }) => bold)
    ? 'You left out or changed what is underlined. Grade it yourself.'
    : 'You typed more than the answer. Grade it yourself.'
}

type TypedLineProps = Pick<AnswerProps, 'card' | 'onAccepted'> & { readonly typed: TypedAnswer }

function TypedLine({ card: { cardId, form }, typed, onAccepted }: TypedLineProps) {
  const { verdict, text } = typed
  return (
    <p className="mt-2.5 font-sans text-small">
      <VerdictWord verdict={verdict} /> {adviceOn(typed)}{' '}
      {text.trim() === '' ? <span className="text-quiet">You typed nothing. </span> : null}
      {verdict === 'correct' || form !== 'typed' ? null : (
        <Suspense>
          <AcceptAnswer cardId={cardId} typed={text} onAccepted={onAccepted} />
        </Suspense>
      )}
    </p>
  )
}

const dayOf = (at: number): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(at)

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

import { lazy, type ReactNode, type RefObject, Suspense } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { withMarks } from '@/lib/domain/cards/segments'
import { answerOf } from '@/lib/domain/cards/sides'
import { hasNoSource } from '@/lib/domain/no-source'
import { notedAddress } from '@/lib/domain/noted-address'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { TypedAnswer } from '@/lib/domain/session/review-session'
import { loadNotes, loadTypedResult } from './answer-parts'
import { CardText } from './card-text'
import { classNames } from './class-names'
import { FoldButton } from './folded-passage'
import { canFold, Passage } from './passage'

/** Longer answers are set smaller: they are read, not taken in at a glance. */
const LONG_ANSWER = 60

/** Most cards are not typed: what compares an answer comes with the first that is. */
const TypedResult = lazy(() => loadTypedResult().catch(() => ({ default: AnswerAlone })))

const AlsoIn = whenLoaded(() => loadNotes().then((part) => part.AlsoIn))
const AlsoPassages = whenLoaded(() => loadNotes().then((part) => part.AlsoPassages))
const AnswerChange = whenLoaded(() => loadNotes().then((part) => part.AnswerChange))
const LinkedFacts = whenLoaded(() => loadNotes().then((part) => part.LinkedFacts))

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
      {card.extra ? (
        <div className="mt-4">
          <CardText segments={withMarks([{ text: card.extra }])} side="answer" />
        </div>
      ) : null}
    </div>
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

/** Whether the passages of a card have more to show than their sentences. */
export const hasMore = ({ source, also }: StudyCard, compared: boolean): boolean =>
  [source, ...(compared ? also : [])].some(({ before, exact, after }) => canFold(before, exact, after))

/** Where the source is read: the address that was noted for a card without an article, or its place in the article. */
const sourceHref = ({ source, factId }: StudyCard): string =>
  (hasNoSource(source) ? notedAddress(source.title) : null) ??
  `/library/${encodeURIComponent(source.articleKey)}?fact=${encodeURIComponent(factId)}`

/** Passage and source of the fact, shown unasked; where else it is found, and what other facts say otherwise. */
export function AnswerSource({ card, isWhole, onWhole, compared, onCompare }: SourceProps) {
  const { fact, source, also, links, change } = card
  return (
    <div className="mt-7 border-rule border-t pt-4">
      <Suspense>{change ? <AnswerChange change={change} /> : null}</Suspense>
      <div className={compared ? 'grid gap-x-8 gap-y-6 lg:grid-cols-2' : undefined}>
        <div className="min-w-0">
          {compared ? <p className="mb-1.5 text-quiet text-small">Main source</p> : null}
          <Passage
            before={source.before}
            exact={source.exact}
            after={source.after}
            source={{ ...source, asOf: fact.asOf }}
            href={sourceHref(card)}
            folded={!isWhole}
          />
        </div>
        <Suspense>{compared ? <AlsoPassages also={also} factId={card.factId} folded={!isWhole} /> : null}</Suspense>
      </div>
      <Suspense>{compared || also.length === 0 ? null : <AlsoIn also={also} factId={card.factId} />}</Suspense>
      <div className="flex flex-wrap gap-x-6">
        {also.length > 0 ? (
          <button type="button" onClick={onCompare} className="link min-h-11 text-quiet text-small">
            {compared ? 'Show the main passage only' : 'Compare the passages'}
          </button>
        ) : null}
        {hasMore(card, compared) ? <FoldButton folded={!isWhole} onFold={onWhole} /> : null}
      </div>
      <Suspense>{links.length > 0 ? <LinkedFacts links={links} /> : null}</Suspense>
    </div>
  )
}

import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import { AlsoIn } from '@/app/_ui/also-in'
import { Button, LinkButton } from '@/app/_ui/button'
import { CardText } from '@/app/_ui/card-text'
import { Section } from '@/app/_ui/page'
import { Passage } from '@/app/_ui/passage'
import { Row, RowList } from '@/app/_ui/row-list'
import { answerText, questionOf } from '@/lib/domain/cards/sides'
import { percentWords } from '@/lib/domain/format/percent'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { type ReviewSession, reviewSessionOf } from './review-session'
import type { ReviewState } from './review-state'
import { cardsWords, timeLeftWords } from './words'

/** Needs the server anyway: it says what the sitting did for the next briefing. */
const BriefingChange = whenLoaded(() => import('./briefing-change').then((part) => part.default), { tell: false })

type SessionEndProps = {
  readonly state: ReviewState
  /** Whether only an article, a deck or some cards were asked for: there may be more. */
  readonly scoped: boolean
  readonly onUndo: () => void
  readonly onEdit: (card: StudyCard) => void
}

const tomorrowWords = ({ tomorrow }: ReviewSession): string =>
  tomorrow.cards === 0
    ? 'Nothing is due tomorrow yet.'
    : `Tomorrow: ${cardsWords(tomorrow.cards)}, about ${timeLeftWords(tomorrow.minutes)}.`

/** The end of a sitting: what was recalled against what was predicted, what was missed, what comes tomorrow. */
export function SessionEnd({ state, scoped, onUndo, onEdit }: SessionEndProps) {
  const sitting = reviewSessionOf(state)
  const more = scoped ? (
    <LinkButton href="/review">Review everything due</LinkButton>
  ) : (
    <LinkButton href="/library">Go to the library</LinkButton>
  )
  const isLimited = state.study.limitReached.new || state.study.limitReached.reviews
  if (sitting.answers === 0) {
    return (
      <EndFrame title={isLimited ? 'Done for today' : 'Nothing is due'} label="Review">
        <p className="mt-2 text-quiet">
          {isLimited ? 'You’ve reached today’s limit; more cards are waiting for the coming days. ' : ''}
          {tomorrowWords(sitting)}
        </p>
        <div className="mt-6 flex flex-wrap gap-2">
          <LinkButton href="/" look="primary">
            Back to Today
          </LinkButton>
          {more}
          {state.past.length > 0 ? <Button onClick={onUndo}>Undo the last step</Button> : null}
        </div>
      </EndFrame>
    )
  }
  return (
    <EndFrame label="Done for now" title={`${cardsWords(sitting.cards)} answered in ${timeLeftWords(sitting.minutes)}`}>
      <p className="mt-2 text-quiet">{tomorrowWords(sitting)}</p>
      <Suspense>
        <BriefingChange since={Math.min(state.study.now, state.past[0]?.entries[0]?.at ?? state.study.now)} />
      </Suspense>
      <div className="mt-6 flex flex-wrap gap-2">
        <LinkButton href="/" look="primary">
          Back to Today
        </LinkButton>
        {more}
        <Button onClick={onUndo}>Undo the last step</Button>
      </div>
      <Compared sitting={sitting} />
      {sitting.missed.length > 0 ? (
        <Section title="Missed" label={`${cardsWords(sitting.missed.length)} graded Again, with the passages.`}>
          <ul>
            {sitting.missed.map((card) => (
              <Missed key={card.cardId} card={card} />
            ))}
          </ul>
        </Section>
      ) : null}
      {sitting.leeches.length > 0 ? (
        <Section
          title="Cards to rewrite"
          label="You’ve forgotten these so often that rewriting may help more than another review."
        >
          <RowList>
            {sitting.leeches.map((card) => (
              <Row key={card.cardId} value={<Button onClick={() => onEdit(card)}>Edit</Button>}>
                {card.fact.statement}
              </Row>
            ))}
          </RowList>
        </Section>
      ) : null}
    </EndFrame>
  )
}

function EndFrame({ label, title, children }: { label: string; title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className="pt-8 pb-16 sm:pt-14">
      <p className="mb-1.5 font-medium text-label text-quiet">{label}</p>
      <h1 ref={heading} tabIndex={-1} className="figures">
        {title}
      </h1>
      {children}
    </div>
  )
}

function Compared({ sitting }: { readonly sitting: ReviewSession }) {
  const { compared, recalled, expected } = sitting
  if (compared === 0) {
    return (
      <p className="mt-10 max-w-[36rem] text-quiet text-small">
        No predictions to compare with yet: only cards known for a day or more have one.
      </p>
    )
  }
  const share = (count: number) => `${Math.round(count * 10) / 10} of ${compared}, ${percentWords(count / compared)}`
  return (
    <Section
      title="Recalled against predicted"
      label="First answers today to cards known for a day or more; Hard, Good and Easy count as recalled."
    >
      <RowList>
        <Row value={share(recalled)} valueLook="plain">
          Recalled
        </Row>
        <Row value={share(expected)} note="The sum of the recall predicted for each card when it was asked.">
          Predicted
        </Row>
      </RowList>
    </Section>
  )
}

function Missed({ card }: { readonly card: StudyCard }) {
  const { source, fact } = card
  return (
    <li className="border-rule border-b py-5 last:border-0">
      <div className="font-serif text-reading">
        <CardText segments={questionOf(card)} side="question" />
      </div>
      <p className="mt-1 whitespace-pre-line font-semibold font-serif text-head">{answerText(card)}</p>
      <Passage
        className="mt-3 text-[0.96875rem] text-quiet [&_mark]:text-ink"
        before={source.before}
        exact={source.exact}
        after={source.after}
        source={{ ...source, asOf: fact.asOf }}
        folded
      />
      <AlsoIn also={card.also} factId={card.factId} />
    </li>
  )
}

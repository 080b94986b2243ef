import type { Route } from 'next'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { outbox } from '@/app/_client/outbox'
import { useAsked } from '@/app/_client/use-asked'
import { Button, LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { AnswerPassage, QuestionWithAnswer } from '@/app/_ui/question-with-answer'
import { Row, RowList } from '@/app/_ui/row-list'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import { percentWords } from '@/lib/domain/format/percent'
import { aboutMinutes, counted, dayWords, minutesWords } from '@/lib/domain/format/words'
import type { Instant } from '@/lib/domain/ids'
import type { StudyPause } from '@/lib/domain/pausing/pause'
import { hasReachedLimit } from '@/lib/domain/queue/limits'
import type { RehearsalOfSession, StudyCard } from '@/lib/domain/queue/study-card'
import type { ReviewSession } from '@/lib/domain/session/review-session'
import { type SessionSummary, summaryOf } from '@/lib/domain/session/session-summary'
import { MINUTE_MS } from '@/lib/domain/time/units'
import type { ReadinessBeforeAfter } from '@/lib/services/briefing/keep-forecast'
import type { Today } from '@/lib/services/study/load-today'
import { loadWords } from '../../_components/load-words'
import { StudyMore, studyMoreHref } from '../../_components/study-more'

/**
 * “Tomorrow: 2 reviews and 20 new cards, about 7 minutes.”, as Today says it.
 * @param scoped whether only a part of the library was studied, of which this is not said
 */
const tomorrowWords = ({ tomorrow }: Today, scoped: boolean): string =>
  tomorrow.reviews + tomorrow.new === 0
    ? 'Nothing is due tomorrow.'
    : `Tomorrow${scoped ? ', in the whole library' : ''}: ${loadWords(tomorrow)}, ${aboutMinutes(tomorrow.minutes)}.`

/** Ten more new cards, where the library has some. */
function MoreNow({ today }: { readonly today: Today }) {
  const more = today.more.find((choice) => choice.kind === 'new')
  return more ? <LinkButton href={studyMoreHref(more)}>{more.more} more new cards</LinkButton> : null
}

/** What can be studied from the end of a session. */
function MoreAfter({ today, scoped }: { readonly today: Today; readonly scoped: boolean }) {
  return (
    <Section title={scoped ? 'Study more of the whole library' : 'Study more'}>
      <StudyMore choices={today.more} hasMoreNow />
    </Section>
  )
}

/** Of how many days the cards of a deck are offered before they are due. */
const DAYS_AHEAD = 7

/** What can be studied of a deck beyond its session of the day. */
function MoreOfDeck({ deck, isLimited }: { readonly deck: string; readonly isLimited: boolean }) {
  const href = (further: Readonly<Record<string, string>>) =>
    `/review?${new URLSearchParams({ deck, ...further })}` as Route // a query of the review
  return (
    <Section title="Study more of this deck">
      <RowList label="Study more of this deck">
        {isLimited ? (
          <Row href={href({})} note="Past today’s limits.">
            All its due and new cards
          </Row>
        ) : null}
        <Row
          href={href({ new: '0', ahead: String(DAYS_AHEAD) })}
          note="Leaves out new cards. Each answer sets a new date, counted from today."
        >
          Review its next {DAYS_AHEAD} days’ cards now
        </Row>
        <Row href={href({ mode: 'cram' })} note="All its cards. Due dates stay as they are.">
          Cram this deck
        </Row>
      </RowList>
    </Section>
  )
}

/**
 * What the server says at an address once every answer has arrived, as what is said depends on them. Null while it is
 * not known; `unreachable` where the server cannot be asked.
 */
function useAnswer<Answer>(address: string, body: string | null = null): Answer | 'unreachable' | null {
  const ask = async (signal: AbortSignal): Promise<Answer> => {
    await outbox.flush()
    const sent = body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }
    const response = await fetch(address, { signal, ...(sent || {}) })
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    return await response.json() // our own server's, of the type that it sends
  }
  const { answer, state } = useAsked(`${address} ${body}`, ask)
  return state === 'failed' ? 'unreachable' : answer
}

/** What this session did for the next briefing, in one line; nothing while it is not known, or offline. */
function BriefingChange({ since }: { readonly since: Instant }) {
  const briefing = useSearchParams().get('briefing')
  const answer = useAnswer<{ readonly change: ReadinessBeforeAfter | null }>(
    '/api/v1/briefings/after-session',
    JSON.stringify({ since, briefing }),
  )
  if (answer === null || answer === 'unreachable' || !answer.change) return null
  const { id, title, day, briefingDay, before, after } = answer.change
  return (
    <p role="status" className="mt-4 max-w-[36rem] font-serif text-reading">
      <Link href={`/briefings/${encodeURIComponent(id)}`} className="link">
        {title}
      </Link>
      , {daysAwayWords(day, briefingDay)}: readiness {percentWords(before.mean)} before, {percentWords(after.mean)} now,
      if you stop here.
    </p>
  )
}

type SessionEndProps = {
  readonly session: ReviewSession
  /** Whether only an article, a deck or some cards were asked for: there may be more. */
  readonly scoped: boolean
  readonly onUndo: () => void
  readonly onEdit: (card: StudyCard) => void
}

/** What comes next, from the server; where it cannot be asked, as far as this session knows. */
const nextWords = (
  today: Today | 'unreachable' | null,
  { reviewsTomorrow }: SessionSummary,
  scoped: boolean,
): string => {
  if (today === null) return 'Tomorrow: one moment …'
  if (today !== 'unreachable') return tomorrowWords(today, scoped)
  return reviewsTomorrow === 0
    ? 'You’re offline, so tomorrow’s cards aren’t known.'
    : `Tomorrow: at least ${counted(reviewsTomorrow, 'review')}. You’re offline, so there may be more.`
}

/** The end of a session: what was recalled against what was predicted, what was missed, what comes tomorrow, and more. */
export function SessionEnd({ session, scoped, onUndo, onEdit }: SessionEndProps) {
  const summary = summaryOf(session)
  const { study, past } = session
  const asked = useSearchParams()
  const deck = asked.get('deck')
  const isFromDecks = deck !== null && asked.get('limits') === 'day'
  const today = useAnswer<Today>('/api/v1/today')
  const known = today === 'unreachable' ? null : today
  const isLimited = hasReachedLimit(study)
  const waiting = known === null ? 0 : known.counts.new + known.counts.learning + known.counts.due
  const isMoreElsewhere = scoped && waiting > 0
  const pause = known?.pause ?? null
  const isEmpty = summary.answers === 0
  const words = [
    isEmpty ? study.notes.leftOut : null,
    isLimited && pause === null ? `You’ve reached today’s limits${scoped ? ' for these cards' : ''}.` : null,
    isEmpty && isMoreElsewhere
      ? `${counted(waiting, 'card')} of today’s session ${waiting === 1 ? 'is' : 'are'} waiting.`
      : null,
    study.isCram && summary.answers > 0 ? 'Due dates haven’t changed.' : null,
    nextWords(today, summary, scoped),
  ].filter((sentence) => sentence !== null)
  const next = (
    <>
      <p className="figures mt-2 text-quiet">{words.join(' ')}</p>
      {summary.answers > 0 && !study.isCram ? (
        <BriefingChange since={Math.min(study.now, past[0]?.entries[0]?.at ?? study.now)} />
      ) : null}
      <div className="mt-6 flex flex-wrap gap-2">
        {study.rehearsal ? <LinkButton {...resultsOf(study.rehearsal)}>See the results</LinkButton> : null}
        <LinkButton href={isFromDecks ? '/decks' : '/'} look={study.rehearsal ? 'plain' : 'primary'}>
          {isFromDecks ? 'Back to Decks' : 'Back to Today'}
        </LinkButton>
        {pause ? <LinkButton href="/settings#pauses">Change the pause</LinkButton> : null}
        {isMoreElsewhere ? <LinkButton href="/review">Review everything due</LinkButton> : null}
        {known ? <MoreNow today={known} /> : null}
        {past.length > 0 ? <Button onClick={onUndo}>Undo the last step</Button> : null}
      </div>
    </>
  )
  const more = (
    <>
      {deck !== null && !study.isCram ? <MoreOfDeck deck={deck} isLimited={isLimited} /> : null}
      {known ? <MoreAfter today={known} scoped={scoped} /> : null}
    </>
  )
  if (isEmpty) {
    const title = nothingTitle({ scoped, isLimited, leftOut: study.notes.leftOut })
    return (
      <EndFrame title={pause ? pauseTitle(pause) : title} label="Review">
        {next}
        {more}
      </EndFrame>
    )
  }
  return (
    <EndFrame
      label={study.isCram ? 'Done cramming' : study.rehearsal ? 'Rehearsal done' : 'Done for now'}
      title={`${counted(summary.cards, 'card')} answered in ${minutesWords(summary.minutes)}`}
    >
      {next}
      {study.isCram ? null : <Compared summary={summary} />}
      {summary.missed.length > 0 ? (
        <Section title="Missed" label={`${counted(summary.missed.length, 'card')} graded Again, with the passages.`}>
          <LinkButton href={cramHref(summary.missed)} className="mt-2">
            Cram {summary.missed.length === 1 ? 'this card' : `these ${summary.missed.length}`}
          </LinkButton>
          <ul>
            {summary.missed.map((card) => (
              <Missed key={card.cardId} card={card} />
            ))}
          </ul>
        </Section>
      ) : null}
      {summary.leeches.length > 0 ? (
        <Section
          title="Leeches"
          label="You’ve forgotten these so often that rewriting may help more than another review."
        >
          <RowList>
            {summary.leeches.map((card) => (
              <Row key={card.cardId} value={<Button onClick={() => onEdit(card)}>Edit</Button>}>
                {card.fact.statement}
              </Row>
            ))}
          </RowList>
        </Section>
      ) : null}
      {more}
    </EndFrame>
  )
}

const resultsOf = ({ id, briefingId }: RehearsalOfSession) => ({
  href: `/briefings/${briefingId}/results?rehearsal=${id}` as Route, // made of ids
  look: 'primary' as const,
  prefetch: false,
})

/** As Today is headed then. */
const pauseTitle = ({ to }: StudyPause): string => `Pause until ${dayWords(to, dateStyle())}`

type Nothing = {
  /** Whether only an article, a deck or some cards were asked for. */
  readonly scoped: boolean
  /** Whether limits of the day left nothing of what was asked for. */
  readonly isLimited: boolean
  /** Why cards that were chosen one by one can't be asked; null where none was left out. */
  readonly leftOut: string | null
}

/** The heading of a session without any card. What was asked for may have none while others wait, so it says “here”. */
export const nothingTitle = ({ scoped, isLimited, leftOut }: Nothing): string => {
  if (leftOut !== null) return 'None of these cards can be studied now'
  if (scoped) return isLimited ? 'Nothing more to study here today' : 'Nothing to study here'
  return isLimited ? 'Done for today' : 'Nothing is due'
}

/** An address holds no more ids than this. */
const MOST_IN_ADDRESS = 200

const cramHref = (cards: readonly StudyCard[]): Route =>
  `/review?mode=cram&cards=${cards
    .slice(0, MOST_IN_ADDRESS)
    .map(({ cardId }) => cardId)
    .join(',')}` as Route // a query of the review

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

function Compared({ summary }: { readonly summary: SessionSummary }) {
  const { compared, recalled, expected } = summary
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
  return (
    <li className="border-rule border-b py-5 last:border-0">
      <QuestionWithAnswer card={card} />
      <AnswerPassage card={card} />
    </li>
  )
}

/** How long until an instant: “less than a minute”, “3 minutes”, “2 hours”. */
function untilWords(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE_MS)
  if (ms < MINUTE_MS) return 'less than a minute'
  return minutes < 90 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour')
}

type SessionWaitProps = {
  readonly untilMs: Instant
  readonly startedAt: Instant
  readonly onAskEarly: () => void
  readonly onUndo: (() => void) | null
}

const TICK_MS = 10_000

/** All that is left is learning cards whose time has not come: when it comes the next one shows by itself. */
export function SessionWait({ untilMs, startedAt, onAskEarly, onUndo }: SessionWaitProps) {
  const [now, setNow] = useState(startedAt)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <EndFrame label="Nothing else is due" title={`Next learning card in ${untilWords(Math.max(0, untilMs - now))}`}>
      <p className="mt-2 max-w-[34rem] text-quiet">
        The next card appears when it is due. You can leave; it stays in Today.
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button look="primary" onClick={onAskEarly}>
          Review now
        </Button>
        <LinkButton href="/">Back to Today</LinkButton>
        {onUndo ? <Button onClick={onUndo}>Undo the last step</Button> : null}
      </div>
    </EndFrame>
  )
}

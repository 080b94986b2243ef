import type { Route } from 'next'
import Link from 'next/link'
import { type MouseEvent, Suspense, useState } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { WaitingWords } from '@/app/_client/outbox-notice'
import { Brand } from '@/app/_ui/brand'
import { Progress } from '@/app/_ui/progress'
import { hasSingleKeys } from '@/app/_ui/single-keys'
import { aboutMinutes, wholeMinutes } from '@/lib/domain/format/amounts'
import type { Instant } from '@/lib/domain/ids'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { keysOf } from '@/lib/domain/keys/key-bindings'
import { ariaKeys } from '@/lib/domain/keys/key-press'
import type { RehearsalOfSession } from '@/lib/domain/queue/study-card'
import { dueOrEarlyWords, earlyLeft } from '@/lib/domain/session/early-left'
import { leftAt, minutesLeftAt, type ReviewSession, rehearsedMs } from '@/lib/domain/session/review-session'
import { counts } from '@/lib/domain/session/running-queue'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { loadLaterParts } from './load-later-parts'

const ReviewMenu = whenLoaded(() => loadLaterParts().then((part) => part.ReviewMenu), { tell: false })

type ReviewBarProps = {
  readonly session: ReviewSession
  readonly now: Instant
  readonly onAct: (act: KeyAct) => void
  /** Where the session was begun. */
  readonly leaveTo: Route
}

const ICON = 'size-5 fill-none stroke-current stroke-[1.6]'
const LEFT =
  'figures mr-auto flex min-w-0 flex-wrap items-center gap-x-4.5 text-quiet text-small leading-snug sm:mr-0 sm:ml-auto'
const ICON_BUTTON = 'grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:text-ink'

/** The way out, what is left, undo and everything else that can be done. */
export function ReviewBar({ session, now, onAct, leaveTo }: ReviewBarProps) {
  const left = leftAt(session, now)
  const { answered } = session.state
  const [isMenuWanted, setMenuWanted] = useState(false)
  return (
    <>
      <div className="mx-auto flex min-h-14 w-full low:min-h-11 max-w-[72rem] items-center gap-1 px-2 sm:gap-4 sm:px-6">
        <span className="hidden sm:block">
          <Brand />
        </span>
        <Link href={leaveTo} aria-label="Leave the review" className={`${ICON_BUTTON} sm:hidden`}>
          <svg aria-hidden="true" viewBox="0 0 20 20" className={ICON}>
            <path d="M12 4.5 6.5 10l5.5 5.5" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </Link>
        <Left session={session} now={now} left={left} />
        {/* On a phone it is at the thumb, beside “Show answer”, and in the menu. */}
        <UndoButton className={`${ICON_BUTTON} max-sm:hidden low:hidden`} onPress={() => onAct('undo')} />
        <button
          type="button"
          popoverTarget="review-menu"
          aria-label="More"
          // After the browser has opened the menu by itself, if it was there.
          onClick={() => setTimeout(() => setMenuWanted(!document.getElementById('review-menu')))}
          className={ICON_BUTTON}
        >
          <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 fill-current">
            <circle cx="4" cy="10" r="1.6" />
            <circle cx="10" cy="10" r="1.6" />
            <circle cx="16" cy="10" r="1.6" />
          </svg>
        </button>
        <Suspense>
          <ReviewMenu
            hasCard={session.state.next.kind === 'card'}
            isAnswered={session.side.kind === 'answer'}
            isWanted={isMenuWanted}
            onAct={onAct}
          />
        </Suspense>
      </div>
      <Progress label="Cards answered" value={answered.length} max={answered.length + left} />
    </>
  )
}

/** Undoes the last answer. */
export function UndoButton({
  className,
  onPress,
}: {
  readonly className: string
  readonly onPress: (event: MouseEvent) => void
}) {
  return (
    <button
      type="button"
      aria-label="Undo"
      aria-keyshortcuts={ariaKeys(keysOf('undo', hasSingleKeys()))}
      onClick={onPress}
      className={className}
    >
      <svg aria-hidden="true" viewBox="0 0 20 20" className={ICON}>
        <path d="M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  )
}

/** “12 left, 9 of 15 min”: no more is asked once the minutes are used. */
const rehearsalWords = ({ state }: ReviewSession, rehearsal: RehearsalOfSession, left: number): string => {
  const minutes = Math.ceil(rehearsal.minutes - rehearsedMs(rehearsal, state) / MINUTE_MS)
  return `${left} left, ${Math.max(0, minutes)} of ${rehearsal.minutes} min`
}

function Left({ session, now, left }: { session: ReviewSession; now: Instant; left: number }) {
  const { queue } = session.state
  const { isCram, rehearsal } = session.study
  const each = counts(queue, now)
  const due = dueOrEarlyWords(each.due, earlyLeft(session))
  const minutesLeft = minutesLeftAt(session, now)
  const minutes = wholeMinutes(minutesLeft)
  const waiting = (
    <>
      <span id="session-notice" className="max-sm:order-last max-sm:basis-full max-sm:text-label" />
      <WaitingWords className="max-sm:order-last max-sm:basis-full max-sm:text-label" />
    </>
  )
  // With nothing left and nothing to come the page says so: four zeros would add nothing.
  if (left === 0 && queue.learning.length === 0) return <p className={LEFT}>{waiting}</p>
  if (rehearsal)
    return (
      <p className={LEFT}>
        {waiting}
        <span>{rehearsalWords(session, rehearsal, left)}</span>
      </p>
    )
  const short = left === 0 ? `${queue.learning.length} later` : `${left} left, ${minutes} min`
  return (
    <p className={LEFT}>
      {waiting}
      <span className="sr-only">
        {isCram
          ? `Cramming, ${left} left, ${aboutMinutes(minutesLeft)}`
          : `${each.new} new, ${each.learning} learning, ${due}, ${aboutMinutes(minutesLeft)} left`}
      </span>
      <span aria-hidden="true" className="sm:hidden">
        {short}
      </span>
      <span aria-hidden="true" className="hidden gap-4.5 sm:flex">
        {isCram || left === 0 ? (
          <>
            {isCram ? <span>Cramming</span> : null}
            <span>{short}</span>
          </>
        ) : (
          <>
            <span>{each.new} new</span>
            <span>{each.learning} learning</span>
            <span>{due}</span>
            <span>{minutes} min</span>
          </>
        )}
      </span>
    </p>
  )
}

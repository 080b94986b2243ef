import Link from 'next/link'
import { useRef } from 'react'
import { WaitingWords } from '@/app/_client/outbox-notice'
import { Kbd } from '@/app/_ui/kbd'
import { Progress } from '@/app/_ui/progress'
import { Brand } from '@/app/_ui/site-header'
import { aboutMinutes, wholeMinutes } from '@/lib/domain/format/words'
import type { Instant } from '@/lib/domain/ids'
import { leftAt, minutesLeftAt, type ReviewSession } from '@/lib/domain/session/review-session'
import { counts } from '@/lib/domain/session/running-queue'
import { type KeyAct, shownKey } from './keys'

type ReviewBarProps = {
  readonly session: ReviewSession
  readonly now: Instant
  readonly onAct: (act: KeyAct) => void
}

const ICON = 'size-5 fill-none stroke-current stroke-[1.6]'
const LEFT =
  'figures mr-auto flex min-w-0 flex-wrap items-center gap-x-4.5 text-quiet text-small leading-snug sm:mr-0 sm:ml-auto'
const ICON_BUTTON = 'grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:text-ink'

/** The way out, what is left, undo and everything else that can be done. */
export function ReviewBar({ session, now, onAct }: ReviewBarProps) {
  const left = leftAt(session, now)
  const { answered } = session.state
  return (
    <>
      <div className="mx-auto flex min-h-14 w-full low:min-h-11 max-w-[72rem] items-center gap-1 px-2 sm:gap-4 sm:px-6">
        <span className="hidden sm:block">
          <Brand />
        </span>
        <Link href="/" aria-label="Leave the review" className={`${ICON_BUTTON} sm:hidden`}>
          <svg aria-hidden="true" viewBox="0 0 20 20" className={ICON}>
            <path d="M12 4.5 6.5 10l5.5 5.5" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </Link>
        <Left session={session} now={now} left={left} />
        <button type="button" aria-label="Undo" onClick={() => onAct('undo')} className={ICON_BUTTON}>
          <svg aria-hidden="true" viewBox="0 0 20 20" className={ICON}>
            <path d="M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </button>
        <Menu hasCard={session.state.next.kind === 'card'} onAct={onAct} />
      </div>
      <Progress label="Cards answered" value={answered.length} max={answered.length + left} />
    </>
  )
}

function Left({ session, now, left }: { session: ReviewSession; now: Instant; left: number }) {
  const { queue } = session.state
  const { isCram } = session.study
  const each = counts(queue, now)
  const minutesLeft = minutesLeftAt(session, now)
  const minutes = wholeMinutes(minutesLeft)
  const waiting = <WaitingWords className="max-sm:order-last max-sm:basis-full max-sm:text-label" />
  // With nothing left and nothing to come the page says so: four zeros would add nothing.
  if (left === 0 && queue.learning.length === 0) return <p className={LEFT}>{waiting}</p>
  const short = left === 0 ? `${queue.learning.length} later` : `${left} left, ${minutes} min`
  return (
    <p className={LEFT}>
      {waiting}
      <span className="sr-only">
        {isCram
          ? `Cramming, ${left} left, ${aboutMinutes(minutesLeft)}`
          : `${each.new} new, ${each.learning} learning, ${each.due} due, ${aboutMinutes(minutesLeft)} left`}
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
            <span>{each.due} due</span>
            <span>{minutes} min</span>
          </>
        )}
      </span>
    </p>
  )
}

const MENU: readonly { readonly act: KeyAct; readonly label: string }[] = [
  { act: 'edit', label: 'Edit' },
  { act: 'mark', label: 'Mark' },
  { act: 'flag', label: 'Flag …' },
  { act: 'paragraph', label: 'Whole paragraph' },
  { act: 'details', label: 'Details' },
  { act: 'bury-card', label: 'Bury card' },
  { act: 'bury-fact', label: 'Bury fact' },
  { act: 'suspend-card', label: 'Suspend card' },
  { act: 'suspend-fact', label: 'Suspend fact' },
  { act: 'delete', label: 'Delete card …' },
  { act: 'help', label: 'Keyboard shortcuts' },
]

function Menu({ hasCard, onAct }: { readonly hasCard: boolean; readonly onAct: (act: KeyAct) => void }) {
  const menu = useRef<HTMLDivElement>(null)
  const items = hasCard ? MENU : MENU.filter(({ act }) => act === 'help')
  return (
    <>
      <button type="button" popoverTarget="review-menu" aria-label="More" className={ICON_BUTTON}>
        <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 fill-current">
          <circle cx="4" cy="10" r="1.6" />
          <circle cx="10" cy="10" r="1.6" />
          <circle cx="16" cy="10" r="1.6" />
        </svg>
      </button>
      <div
        ref={menu}
        id="review-menu"
        popover="auto"
        className="fixed inset-auto top-14 right-2 m-0 max-h-[calc(100dvh-4rem)] w-60 overflow-y-auto rounded-sheet border border-rule bg-sheet p-1.5 text-ink shadow-sheet sm:right-[max(1.5rem,calc(50vw-36rem+1.5rem))]"
      >
        {items.map(({ act, label }) => (
          <button
            key={act}
            type="button"
            onClick={() => {
              menu.current?.hidePopover()
              onAct(act)
            }}
            className="flex min-h-11 w-full items-center justify-between gap-3 rounded-control px-3 text-left hover:bg-rule/50"
          >
            {label}
            <span aria-hidden="true">
              <Kbd>{shownKey(act)}</Kbd>
            </span>
          </button>
        ))}
      </div>
    </>
  )
}

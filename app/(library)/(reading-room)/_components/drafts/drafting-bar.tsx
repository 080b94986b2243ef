'use client'

import type { ReactNode, Ref } from 'react'
import { ActKey, keyShortcuts } from '@/app/_ui/act-key'
import { Button, LinkButton } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Progress } from '@/app/_ui/progress'
import { useWaiting, WAITING_WORDS } from '@/app/(library)/(articles)/_components/reading-status'
import { counted } from '@/lib/domain/format/words'
import { tallyOf } from './draft-state'
import type { Decisions } from './use-decisions'

type DraftingBarProps = {
  readonly articleKey: string
  readonly room: Decisions
  /** By which the server knows whether reading for the first drafts has to wait. */
  readonly ticket: string
  readonly barRef: Ref<HTMLElement>
  readonly onHelp: () => void
  /** How facts are made by hand; shown until something was decided. */
  readonly lead: ReactNode
  readonly passageButtons: ReactNode
  /** Asking a model of the learner's own, where there is one. */
  readonly children: ReactNode
}

/** How far the drafts of an article are decided, and what can be done next. */
export function DraftingBar({ room, ticket, ...props }: DraftingBarProps) {
  const { failure, drafts, undo } = room
  const { state, waiting, more } = drafts
  const waitsForOthers = useWaiting(state.left === null && failure === null ? ticket : null)
  const tally = tallyOf(state)
  const { asked, decided, cards } = tally
  const here = decidedWords(tally)
  const isOver = asked > 0 && waiting.length === 0
  if (failure) return <ErrorNote title="Drafts aren’t available.">{failure}</ErrorNote>
  return (
    <section
      ref={props.barRef}
      tabIndex={-1}
      aria-label="Drafts"
      className="scroll-my-24 overflow-hidden rounded-sheet border border-rule bg-sheet"
    >
      {asked > 0 ? <Progress label="Drafts decided" value={decided} max={asked} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="figures font-medium">{waitsForOthers ? WAITING_WORDS : summary(state.left, tally)}</p>
          {here === null ? (
            <p className={`text-label text-quiet ${asked > 0 ? 'max-sm:hidden' : ''}`}>{props.lead}</p>
          ) : (
            <p className="figures text-label text-quiet">{here}.</p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          {props.passageButtons}
          {state.made.length > 0 ? (
            <Button
              look="quiet"
              className="px-3 max-sm:px-1.5"
              aria-keyshortcuts={keyShortcuts('undo')}
              onClick={() => undo()}
            >
              Undo{' '}
              <span className="max-lg:hidden">
                <ActKey act="undo" />
              </span>
            </Button>
          ) : null}
          {state.left !== null && state.left > 0 ? (
            <Button className="px-3" aria-keyshortcuts={keyShortcuts('more-drafts')} onClick={more}>
              {asked === 0 ? 'Get drafts' : 'Five more'}{' '}
              <span className="max-lg:hidden">
                <ActKey act="more-drafts" />
              </span>
            </Button>
          ) : null}
          <Button
            look="quiet"
            className="px-3 max-lg:hidden"
            aria-keyshortcuts={keyShortcuts('help')}
            onClick={props.onHelp}
          >
            Shortcuts <ActKey act="help" />
          </Button>
          {isOver && cards > 0 ? (
            <LinkButton href={`/review?article=${encodeURIComponent(props.articleKey)}`} look="primary">
              Study these now
            </LinkButton>
          ) : null}
        </div>
      </div>
      {props.children}
    </section>
  )
}

type Counted = Pick<ReturnType<typeof tallyOf>, 'decided' | 'accepted' | 'edited' | 'skipped' | 'never'>

/** “4 accepted, 1 of them edited; 2 skipped”; null before anything was decided. */
export function decidedWords({ decided, accepted, edited, skipped, never }: Counted): string | null {
  if (decided === 0) return null
  const parts = [
    edited === 0 ? `${accepted} accepted` : `${accepted} accepted, ${edited} of them edited`,
    `${skipped} skipped`,
    never === 0 ? null : `${never} never wanted`,
  ]
  return parts.filter((part) => part !== null).join('; ')
}

type Summed = Pick<ReturnType<typeof tallyOf>, 'asked' | 'decided' | 'accepted' | 'facts' | 'added' | 'cards'>

/** “6 of 10 decided, 4 accepted”, or what there is instead. */
export function summary(left: number | null, tally: Summed): string {
  const { asked, decided, accepted, facts, cards, added } = tally
  if (left === null) return 'Looking for facts worth knowing'
  if (asked === 0) {
    return left > 0 ? 'Get draft cards from this text.' : 'No drafts can be made from this text.'
  }
  if (decided === asked && accepted > 0) {
    const made = facts === 0 ? null : `${counted(facts, 'fact')} with ${counted(cards, 'card')} in your library`
    const passages = added === 0 ? null : `${counted(added, 'passage')} added to existing facts`
    return `All ${asked} decided: ${[made, passages].filter((part) => part !== null).join(', ')}.`
  }
  return `${decided} of ${asked} decided, ${accepted} accepted`
}

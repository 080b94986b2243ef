'use client'

import Link from 'next/link'
import type { ReactNode, Ref } from 'react'
import { Button, LinkButton } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Kbd } from '@/app/_ui/kbd'
import { Progress } from '@/app/_ui/progress'
import { type DraftingFigures, draftingFigures, isOnProposal } from '@/lib/domain/extraction/drafting-figures'
import { counted } from '@/lib/domain/format/words'
import { useWaiting, WAITING_WORDS } from '../reading-status'
import type { DraftsState } from './draft-state'
import { tallyOf } from './draft-state'
import { figuresWords } from './words'

type DraftingBarProps = {
  readonly articleKey: string
  /** By which the server knows whether reading for the first drafts has to wait. */
  readonly ticket: string
  readonly barRef: Ref<HTMLElement>
  readonly state: DraftsState
  readonly waiting: number
  readonly lately: DraftingFigures | null
  /** Why there are no drafts; null where nothing failed. */
  readonly failure: string | null
  readonly onMore: () => void
  readonly onHelp: () => void
  /** Null where nothing can be taken back. */
  readonly onUndo: (() => void) | null
  /** Asking a model of the learner's own, where there is one. */
  readonly children: ReactNode
}

const figuresHere = ({ made }: DraftsState): DraftingFigures =>
  draftingFigures(
    made
      .map(({ kind, choice, ms, cards }) => ({ findingKind: kind, decision: choice, ms, cards }))
      .filter(isOnProposal)
      .map((one) => ({ ...one, drafter: 'built-in', editDistance: null })),
  )

/** How far the drafts of an article are decided, and what can be done next. */
export function DraftingBar(props: DraftingBarProps) {
  const { state, waiting, lately, failure, ticket } = props
  const waitsForOthers = useWaiting(state.left === null && failure === null ? ticket : null)
  const tally = tallyOf(state)
  const { asked, decided, cards } = tally
  const here = figuresWords(figuresHere(state))
  const overall = lately && figuresWords(lately)
  const isOver = asked > 0 && waiting === 0
  if (failure) return <ErrorNote title="Drafts are not available.">{failure}</ErrorNote>
  return (
    <section
      ref={props.barRef}
      tabIndex={-1}
      aria-label="Drafts"
      className="scroll-my-24 overflow-hidden rounded-sheet border border-rule bg-sheet"
    >
      {asked > 0 ? <Progress label="Drafts decided" value={decided} max={asked} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <div className="min-w-0 flex-1 basis-64">
          <p className="figures font-medium">{waitsForOthers ? WAITING_WORDS : summary(state.left, tally)}</p>
          {here || overall ? (
            <p className="figures text-label text-quiet">
              {here ? `This article: ${here}. ` : ''}
              {overall ? `Recently: ${overall}. ` : ''}
              <Link href="/library/drafting" className="link">
                What the figures mean
              </Link>
            </p>
          ) : null}
        </div>
        <div className="flex flex-wrap gap-2">
          {props.onUndo ? (
            <Button look="quiet" className="px-3" onClick={props.onUndo}>
              Undo{' '}
              <span className="max-lg:hidden">
                <Kbd>U</Kbd>
              </span>
            </Button>
          ) : null}
          {state.left !== null && state.left > 0 ? (
            <Button className="px-3" onClick={props.onMore}>
              {asked === 0 ? 'Show drafts' : 'Five more'}{' '}
              <span className="max-lg:hidden">
                <Kbd>M</Kbd>
              </span>
            </Button>
          ) : null}
          <Button look="quiet" className="px-3 max-lg:hidden" onClick={props.onHelp}>
            Keys <Kbd>?</Kbd>
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

/** “6 of 10 decided, 4 accepted”, or what there is instead. */
export function summary(left: number | null, tally: ReturnType<typeof tallyOf>): string {
  const { asked, decided, accepted, facts, cards, added } = tally
  if (left === null) return 'Looking for facts worth knowing'
  if (asked === 0) {
    return left > 0 ? 'You can get drafts from this text.' : 'No drafts can be made from this text.'
  }
  if (decided === asked && accepted > 0) {
    const made = facts === 0 ? null : `${counted(facts, 'fact')} with ${counted(cards, 'card')} in your library`
    const passages = added === 0 ? null : `${counted(added, 'passage')} added to existing facts`
    return `All ${asked} decided: ${[made, passages].filter((part) => part !== null).join(', ')}.`
  }
  return `${decided} of ${asked} decided, ${accepted} accepted`
}

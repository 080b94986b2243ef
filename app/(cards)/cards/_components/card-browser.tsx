'use client'

import { Suspense, useCallback, useEffect, useRef, useState, useTransition } from 'react'
import type { createActLookup } from '@/app/_client/act-lookup'
import { whenLoaded } from '@/app/_client/lazy-part'
import { resultOfServer } from '@/app/_client/reach-server'
import { WIDE } from '@/app/_client/use-media'
import { reverse } from '@/app/_history/reverse'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { flagOfKey } from '@/app/_ui/flag-key'
import { toast } from '@/app/_ui/toast'
import type { CardColumn } from '@/lib/domain/cards/card-columns'
import { counted } from '@/lib/domain/format/words'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import type { CardSelection } from '@/lib/services/cards/card-selection'
import type { CardsChange } from '@/lib/services/cards/change-cards'
import type { CardBlock } from '@/lib/services/cards/list-cards'
import type { Failure } from '@/lib/services/result'
import { changeCardsAction } from '../actions'
import type { previewCard } from '../preview'
import { CardPane } from './card-pane'
import { CardTable } from './card-table'
import type { ChangeChoices } from './change-dialog'
import { useCardBlocks } from './use-card-blocks'
import { useCardSelection } from './use-card-selection'
import { changedWords } from './words'

/** More cards do not fit into the address of a session. */
const MOST_STUDIED = 50

type ChangeBarProps = {
  readonly count: number
  readonly selection: CardSelection
  readonly isPending: boolean
  readonly onChange: (change: CardsChange, selection: CardSelection) => void
  readonly onMore: () => void
  readonly onExport: () => void
  readonly onClear: () => void
}

/** How many cards are chosen, and what can be done to them. */
function ChangeBar({ count, selection, isPending, onChange, onMore, onExport, onClear }: ChangeBarProps) {
  const canStudy = selection.kind === 'some' && selection.cardIds.length <= MOST_STUDIED
  return (
    <div
      role="toolbar"
      aria-label="Selected cards"
      className="flex flex-wrap items-center gap-x-2 gap-y-1 border-rule border-t py-1.5"
    >
      <p role="status" className="figures mr-auto font-medium">
        {counted(count, 'card')} selected
      </p>
      <Button look="quiet" onClick={onClear}>
        Clear selection
      </Button>
      {canStudy ? (
        // Not a client's way to another page: the session is made of these cards when it is opened.
        <a
          href={`/review?cards=${selection.cardIds.join(',')}`}
          className="link inline-flex min-h-11 items-center px-2 font-medium"
        >
          Study these
        </a>
      ) : null}
      <Button
        className="max-sm:hidden"
        aria-disabled={isPending}
        onClick={() => isPending || onChange({ kind: 'suspend', suspended: true }, selection)}
      >
        Suspend
      </Button>
      <Button
        className="max-sm:hidden"
        aria-disabled={isPending}
        onClick={() => isPending || onChange({ kind: 'retire' }, selection)}
      >
        Retire
      </Button>
      <Button onClick={onExport}>Export …</Button>
      <Button look="primary" onClick={onMore}>
        Change …
      </Button>
    </div>
  )
}

/** Changes cards and offers to undo each change. One at a time; what failed is kept until the next one. */
function useCardChanges() {
  const [isPending, startTransition] = useTransition()
  const [failure, setFailure] = useState<Failure | null>(null)

  /** Undoes a change. */
  const undo = (changeId: string) =>
    startTransition(async () => {
      setFailure(null)
      await reverse('undo', changeId)
    })

  const change = (wanted: CardsChange, selection: CardSelection, then?: () => void) =>
    startTransition(async () => {
      const result = await resultOfServer(() => changeCardsAction({ change: wanted, selection }))
      setFailure(result.ok ? null : result)
      if (!result.ok) return
      const { changeId } = result.value
      const words = changedWords(wanted, result.value)
      toast(words, changeId === null ? undefined : { label: 'Undo', run: () => undo(changeId) })
      then?.()
    })

  return { change, isPending, failure, forgive: () => setFailure(null) }
}

type ActLookup = ReturnType<typeof createActLookup>

/**
 * Says what a key of the table does. It is loaded after the table, with the keys of every page:
 * a key that is pressed before is answered with “later”, and what it does handed over as soon as it is known.
 */
function useActLookup(): (event: KeyboardEvent, tell: (act: KeyAct | null) => void) => KeyAct | null | 'later' {
  const loading = useRef<Promise<ActLookup> | null>(null)
  const lookup = useRef<ActLookup>(null)
  const load = useCallback(() => {
    loading.current ??= import('@/app/_client/act-lookup').then(({ createActLookup }) => {
      lookup.current = createActLookup('cards')
      return lookup.current
    })
    // Where it cannot be loaded, the next key tries again.
    loading.current.catch(() => {
      loading.current = null
    })
    return loading.current
  }, [])
  useEffect(() => {
    void load().catch(() => undefined)
  }, [load])
  return (event, tell) => {
    if (lookup.current) return lookup.current(event)
    void load().then(
      (actOf) => tell(actOf(event)),
      () => undefined,
    )
    return 'later'
  }
}

const ChangeDialog = whenLoaded(() => import('./change-dialog').then((part) => part.ChangeDialog), { tell: true })

const ExportDialog = whenLoaded(() => import('./export-dialog').then((part) => part.ExportDialog), { tell: true })

type CardBrowserProps = {
  readonly address: CardAddress
  /** False where only retired cards are shown. */
  readonly canChange: boolean
  /** The query of the address. */
  readonly query: string
  readonly first: CardBlock
  readonly columns: readonly CardColumn[]
  readonly choices: ChangeChoices
  /**
   * Given by the page: what an action draws can have parts with code for the browser (a sound, a picture with shapes)
   * only if the page itself leads to them.
   */
  readonly preview: typeof previewCard
}

/** The table of cards, what can be done to those that are chosen, and the card of the current row beside it. */
export function CardBrowser(props: CardBrowserProps) {
  const { address, canChange, query, first, columns, choices, preview } = props
  const blocks = useCardBlocks(query, first)
  const selection = useCardSelection(query, blocks.total)
  const { change, isPending, failure, forgive } = useCardChanges()
  const [place, setPlace] = useState(0)
  const [isOpen, setOpen] = useState(false)
  /** Where a range began, which Shift chooses from, and where it ends now. */
  const span = useRef({ from: 0, to: 0 })
  const pane = useRef<HTMLElement>(null)
  const actOf = useActLookup()
  const [dialog, setDialog] = useState<{ readonly of: CardSelection; readonly count: number } | null>(null)
  const [isExporting, setExporting] = useState(false)
  const open = (of: CardSelection, count: number) => {
    forgive()
    setDialog({ of, count })
  }
  const current = Math.min(place, Math.max(0, blocks.total - 1))
  const row = blocks.rowAt(current)
  useEffect(() => {
    if (blocks.failed) toast('The server couldn’t be reached, so some rows are missing. Scroll to try again.')
  }, [blocks.failed])

  /** The chosen cards, or the current one if none is. */
  const meant: CardSelection | null =
    selection.count > 0 ? selection.selection : row && canChange ? { kind: 'some', cardIds: [row.cardId] } : null

  const act: typeof change = (wanted, of, then) =>
    change(wanted, of, () => {
      // What the filter finds may be another set of cards now.
      if (of.kind === 'all' || wanted.kind === 'retire') selection.clear()
      then?.()
    })

  const range = async (to: number) => {
    const { from, to: before } = span.current
    span.current = { from, to }
    try {
      const [left, chosen] = [await blocks.idsBetween(from, before), await blocks.idsBetween(from, to)]
      if (from !== before) selection.set(left, false)
      selection.set(chosen, true)
    } catch {
      toast('The server couldn’t be reached, so the cards in between weren’t selected.')
    }
  }

  return (
    <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_22rem]">
      <section aria-label="Table of cards" aria-busy={isPending} className="flex min-h-0 min-w-0 flex-col">
        {failure && dialog === null ? <ErrorNote title={failure.message} className="my-2" /> : null}
        <CardTable
          address={address}
          canSelect={canChange}
          columns={columns}
          context={{ day: first.day, timeZone: first.timeZone }}
          blocks={blocks}
          selection={selection}
          current={current}
          onCurrent={(at, isRange) => {
            setPlace(at)
            if (!isRange) span.current = { from: at, to: at }
          }}
          onRange={(to) => void range(to)}
          onToggle={(at) => {
            const toggled = blocks.rowAt(at)
            if (toggled) selection.set([toggled.cardId], !selection.isSelected(toggled.cardId))
          }}
          onOpen={(how) => {
            if (!window.matchMedia(WIDE).matches) setOpen(true)
            else if (how === 'key') pane.current?.focus()
          }}
          onKey={({ nativeEvent }) => {
            const flag = flagOfKey(nativeEvent)
            const run = (wanted: KeyAct | null): boolean => {
              if (!meant || (wanted !== 'flag' && wanted !== 'retire-cards')) return false
              if (wanted === 'retire-cards') act({ kind: 'retire' }, meant)
              else if (flag !== null) act({ kind: 'flag', flag }, meant)
              // A key of the learner's own, which names no flag.
              else open(meant, Math.max(1, selection.count))
              return true
            }
            const known = actOf(nativeEvent, run)
            // Not yet known: the browser must not go to another tab meanwhile.
            return known === 'later' ? flag !== null : run(known)
          }}
        />
        {selection.count > 0 ? (
          <ChangeBar
            count={selection.count}
            selection={selection.selection}
            isPending={isPending}
            onChange={act}
            onMore={() => open(selection.selection, selection.count)}
            onExport={() => setExporting(true)}
            onClear={selection.clear}
          />
        ) : null}
      </section>
      <CardPane
        preview={preview}
        ref={pane}
        row={row ?? null}
        version={first}
        isOpen={isOpen}
        canChange={canChange}
        onClose={() => setOpen(false)}
        onMore={(cardId) => open({ kind: 'some', cardIds: [cardId] }, 1)}
      />
      {isExporting ? (
        <Suspense>
          <ExportDialog count={selection.count} selection={selection.selection} onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
      {dialog ? (
        <Suspense>
          <ChangeDialog
            count={dialog.count}
            day={first.day}
            choices={choices}
            isPending={isPending}
            failure={failure}
            onClose={() => setDialog(null)}
            onChange={(wanted) => act(wanted, dialog.of, () => setDialog(null))}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useAsked } from '../_client/use-asked'
import { classNames } from '../_ui/class-names'
import { MarkedText } from '../_ui/marked-text'
import { toast } from '../_ui/toast'
import { type FoundOnServer, type PaletteGroup, type PaletteItem, paletteGroups } from './palette-items'
import { recentPlaces } from './recent-places'

/** Longer than the time between two keys of somebody who types. */
const PAUSE_MS = 120
const MOST = { names: '3', articles: '4', facts: '4', cards: '4', briefings: '3' }

/** What the library has for some words, from the server. */
const searched = async (typed: string, signal: AbortSignal): Promise<FoundOnServer> => {
  const response = await fetch(`/api/v1/search?${new URLSearchParams({ q: typed, ...MOST })}`, { signal })
  if (!response.ok) throw new Error(`the search answered ${response.status}`)
  return await response.json() // our own server's, of the type that it sends
}

/** Goes to any page, does what can be done from anywhere, and finds articles, facts and cards as their words are typed. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [recent] = useState(() => recentPlaces().filter(({ path }) => path !== window.location.pathname))
  const query = typed.trim()
  const { answer, state } = useAsked(query || null, (signal) => searched(query, signal), PAUSE_MS)
  const [isFailed, isLoading] = [query !== '' && state === 'failed', state === 'late']
  const found = isFailed ? null : answer
  const groups = useMemo(() => paletteGroups(query, recent, found), [query, recent, found])
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const choose = async ({ act }: PaletteItem) => {
    onClose()
    if ('href' in act) {
      router.push(act.href)
      return
    }
    const said = await act.run()
    if (said !== null && typeof said === 'object') {
      router.push(said.href)
      return
    }
    if (said !== null) toast(said)
    router.refresh()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key is Escape, which the browser handles
    <dialog
      ref={dialog}
      aria-label="Command palette"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close()
      }}
      className="mx-auto mt-[min(12vh,6rem)] mb-auto w-[min(42rem,calc(100vw-1.5rem))] max-w-none overflow-hidden rounded-sheet border border-rule bg-sheet p-0 text-ink shadow-sheet"
    >
      <Choices typed={typed} onType={setTyped} groups={groups} onChoose={choose} />
      <p role="status" className={classNames('px-4 text-quiet text-small', isFailed && 'pt-1 pb-3')}>
        {isFailed ? 'The library couldn’t be searched. Try again when the server can be reached.' : ''}
        <span className="sr-only">{isLoading || isFailed || query === '' ? '' : countWords(groups)}</span>
      </p>
    </dialog>
  )
}

const countWords = (groups: readonly PaletteGroup[]): string => {
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  return `${count} ${count === 1 ? 'result' : 'results'}`
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

type ChoicesProps = {
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly groups: readonly PaletteGroup[]
  readonly onChoose: (item: PaletteItem) => void
}

/** A text field over a list, as the ARIA practices describe a combobox: the focus stays in the field. */
function Choices({ typed, onType, groups, onChoose }: ChoicesProps) {
  const listId = useId()
  const items = groups.flatMap((group) => group.items)
  const [wanted, setWanted] = useState('')
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === wanted),
  )
  const current = items[at]
  const optionId = (item: PaletteItem | undefined) => (item ? `${listId}-${items.indexOf(item)}` : undefined)
  const moveTo = (index: number) => {
    const item = items[(index + items.length) % items.length]
    setWanted(item?.id ?? '')
    document.getElementById(optionId(item) ?? '')?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = STEPS[event.key]
    if (step !== undefined) moveTo(at + step)
    else if (event.key === 'Enter' && current) onChoose(current)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="border-rule border-b px-4">
        <input
          type="text"
          role="combobox"
          aria-label="Go to, do or search"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={optionId(current)}
          value={typed}
          onChange={(event) => {
            onType(event.target.value)
            setWanted('')
          }}
          onKeyDown={press}
          placeholder="Find a page, command or card"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          className="min-h-14 w-full bg-transparent text-[1.0625rem] text-ink outline-none placeholder:text-quiet"
        />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label="Results"
        className="max-h-[min(26rem,calc(100dvh-11rem))] overflow-y-auto py-2"
      >
        {groups.map(({ title, items: own }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed in a listbox
          <div key={title} role="group" aria-label={title}>
            <div aria-hidden="true" className="px-4 pt-2 pb-1 font-medium text-label text-quiet">
              {title}
            </div>
            {own.map((item) => (
              <Option
                key={item.id}
                id={optionId(item) ?? ''}
                item={item}
                isCurrent={item === current}
                onPoint={() => setWanted(item.id)}
                onChoose={() => onChoose(item)}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

type OptionProps = {
  readonly id: string
  readonly item: PaletteItem
  readonly isCurrent: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

function Option({ id, item, isCurrent, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      onPointerMove={isCurrent ? undefined : onPoint}
      onClick={onChoose}
      className={classNames(
        'flex min-h-11 cursor-pointer flex-col justify-center px-4 py-2',
        isCurrent && 'bg-rule/60',
      )}
    >
      <span className="line-clamp-2">
        <MarkedText runs={item.label} />
      </span>
      {item.detail ? (
        <span className="line-clamp-2 font-serif text-quiet text-small">
          <MarkedText runs={item.detail} />
        </span>
      ) : null}
    </div>
  )
}

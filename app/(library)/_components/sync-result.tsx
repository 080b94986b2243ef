'use client'

import Link from 'next/link'
import { Button } from '@/app/_ui/button'
import { MarkedDifference } from '@/app/_ui/marked-difference'
import {
  type ComparedText,
  cardsOfItems,
  comparedTexts,
  SYNC_DONE,
  SYNC_ITEM_KINDS,
  type SyncItem,
  type SyncItemKind,
  sidesToChoose,
  textOfItem,
} from '@/lib/domain/folder-sync/sync-report'
import {
  datedWords,
  notedSide,
  notedWords,
  SYNC_ADVICE,
  SYNC_HEADINGS,
  syncedLine,
  writtenWords,
} from '@/lib/domain/folder-sync/sync-words'
import { cardsOfText, type SyncedText } from '@/lib/domain/folder-sync/synced-text'
import { counted } from '@/lib/domain/format/words'
import { wordDifferences } from '@/lib/domain/grading/word-differences'
import type { FolderSync } from '@/lib/services/folder-sync/sync-folder'

const MOST_SHOWN = 20

type SyncResultProps = {
  readonly sync: FolderSync
  readonly isWritten: boolean
  /** Whether it was to be synced again without a choice. */
  readonly isUnchosen: boolean
  readonly isPending: boolean
}

/** What a sync did, or would do, with a choice for each card that needs one. */
export function SyncResult({ sync, isWritten, isUnchosen, isPending }: SyncResultProps) {
  const { items, problems, path, deck, sameCards, dated, noted } = sync
  const isMissing = isWritten && isUnchosen
  const sentences = [
    datedWords(dated, isWritten),
    notedWords(noted, isWritten),
    writtenWords(sync.written, isWritten),
  ].filter((words) => words !== null)
  const isSomething = items.some(({ kind }) => SYNC_DONE.has(kind))
  const hasChoices = items.some((item) => canChoose(item))
  const title = isWritten ? `Synced with ${path}` : `Preview of ${path}`
  return (
    <section aria-label={title} className="grid gap-4">
      <h2 className="wrap-anywhere font-medium">{title}</h2>
      <p role="status" className="figures">
        {counted(sync.files, 'note')} read, {counted(sameCards, 'card')} the same in both.
        {isWritten && items.length === 0 ? ' Nothing changed.' : ''}
      </p>
      {sentences.map((words) => (
        <p key={words} className="wrap-anywhere">
          {words}
        </p>
      ))}
      {SYNC_ITEM_KINDS.map((kind) => (
        <Items
          key={kind}
          kind={kind}
          items={items.filter((item) => item.kind === kind)}
          deck={deck}
          isChoosing={!isWritten || hasChoices}
        />
      ))}
      {problems.map(({ what, examples }) => (
        <div key={what}>
          <p>{what}</p>
          <p className="wrap-anywhere text-label text-quiet">{examples.join(', ')}</p>
        </div>
      ))}
      <input type="hidden" name="shown" value={path} />
      <input type="hidden" name="shownDeck" value={deck ?? ''} />
      {hasChoices || (!isWritten && isSomething) ? (
        <div>
          {isMissing ? (
            <p role="alert" className="mb-2">
              Nothing was chosen, so nothing was synced. Choose an option for at least one card.
            </p>
          ) : null}
          <Button type="submit" name="do" value="sync" look="primary" disabled={isPending}>
            {isPending ? 'Syncing' : isWritten ? 'Sync with these choices' : 'Sync'}
          </Button>
        </div>
      ) : null}
      {isWritten || isSomething ? null : <p>There is nothing to sync.</p>}
      {sync.actionId === null ? null : (
        <p className="text-label text-quiet">
          You can undo what changed in the library in the{' '}
          <Link href="/history" className="link">
            history
          </Link>
          . The notes stay as they are; at the next sync you choose which text to keep.
        </p>
      )}
    </section>
  )
}

const canChoose = ({ kind }: SyncItem): boolean => kind === 'gone' || sidesToChoose(kind).length > 0

type ItemsProps = {
  readonly kind: SyncItemKind
  readonly items: readonly SyncItem[]
  /** That of all new cards; null = each has its own. */
  readonly deck: string | null
  readonly isChoosing: boolean
}

function Items({ kind, items, deck, isChoosing }: ItemsProps) {
  if (items.length === 0) return null
  // What needs a choice is shown in full.
  const shown = items.some(canChoose) ? items : items.slice(0, MOST_SHOWN)
  const advice = SYNC_ADVICE[kind]
  return (
    <div>
      <h3 className="font-medium">
        {SYNC_HEADINGS[kind]}: <span className="figures">{counted(cardsOfItems(items), 'card')}</span>
      </h3>
      {advice === '' ? null : <p className="text-label text-quiet">{advice}</p>}
      <ul aria-label={SYNC_HEADINGS[kind]} className="mt-2 grid gap-3">
        {shown.map((item) => (
          <li key={`${item.path}:${item.line ?? item.id}`}>
            <Item item={item} deck={deck} isChoosing={isChoosing} />
          </li>
        ))}
      </ul>
      {shown.length < items.length ? (
        <p className="text-label text-quiet">… and {(items.length - shown.length).toLocaleString('en-GB')} more</p>
      ) : null}
    </div>
  )
}

type ItemProps = { readonly item: SyncItem } & Pick<ItemsProps, 'deck' | 'isChoosing'>

function Item({ item, deck, isChoosing }: ItemProps) {
  const { path, line, why } = item
  const compared = comparedTexts(item)
  const text = textOfItem(item)
  const cards = text === null ? 1 : cardsOfText(text)
  return (
    <>
      {compared.length > 0 || !text ? null : <p className="wrap-anywhere">{syncedLine(text)}</p>}
      <p className="wrap-anywhere text-label text-quiet">
        {line === null ? path : `${path}, line ${line}`}
        {cards > 1 ? ` · ${counted(cards, 'card')}` : null}
        {item.deck === undefined ? null : ` · deck ${deck ?? item.deck}`}
        {item.factId === null ? null : (
          <>
            {' · '}
            <Link href={`/library/fact/${item.factId}`} className="link">
              In the library
            </Link>
          </>
        )}
      </p>
      {compared.length > 0 ? (
        <dl className="mt-1 grid gap-1">
          {compared.map((one) => (
            <Side key={one.label} {...one} />
          ))}
        </dl>
      ) : null}
      {why === undefined ? null : <p>{why}</p>}
      {isChoosing && canChoose(item) ? <Choice item={item} /> : null}
    </>
  )
}

const wholeText = ({ question, answer }: SyncedText): string =>
  answer === '' ? notedSide(question) : `${notedSide(question)} → ${answer}`

function Side({ label, text, other, isOld }: ComparedText) {
  const [segments] = other === null ? [[{ text: wholeText(text) }]] : wordDifferences(wholeText(text), wholeText(other))
  return (
    <div className="sm:grid sm:grid-cols-[9rem_1fr]">
      <dt className="text-label text-quiet">{label}</dt>
      <dd className="wrap-anywhere whitespace-pre-line">
        <MarkedDifference segments={segments} as={isOld ? 'del' : 'ins'} />
      </dd>
    </div>
  )
}

const SIDE_WORDS = { note: 'Keep the note’s text', library: 'Keep the library’s text' } as const

function Choice({ item }: { readonly item: SyncItem }) {
  const { kind, id } = item
  const text = textOfItem(item)
  const about = text ? syncedLine(text) : (id ?? '')
  if (kind === 'gone') return <Option type="checkbox" name={`retire:${id}`} value="yes" label="Retire this card" />
  const sides = sidesToChoose(kind)
  return (
    <fieldset className="mt-1 flex flex-wrap gap-x-6">
      <legend className="sr-only">{about}</legend>
      {sides.map((side) => (
        <Option
          key={side}
          type={sides.length === 1 ? 'checkbox' : 'radio'}
          name={`take:${id}`}
          value={side}
          label={kind === 'retired' ? 'Restore with the note’s text' : SIDE_WORDS[side]}
        />
      ))}
    </fieldset>
  )
}

type OptionProps = {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly value: string
  readonly label: string
}

function Option({ type, name, value, label }: OptionProps) {
  return (
    <label className="inline-flex min-h-11 items-center gap-2">
      <input type={type} name={name} value={value} className="size-5 shrink-0 accent-accent" />
      {label}
    </label>
  )
}

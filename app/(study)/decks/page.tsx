import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { type CSSProperties, Suspense } from 'react'
import { requestContext } from '@/app/_server/request-context'
import { deckOptionsHref } from '@/app/_ui/about-href'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { TextField } from '@/app/_ui/field'
import { Page, PageTitle } from '@/app/_ui/page'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { DeckOptions } from '@/lib/domain/scheduling/settings'
import type { Context } from '@/lib/services/context'
import { type DeckInList, loadDecks } from '@/lib/services/decks/list-decks'
import { deckSessionQuery } from '@/lib/services/study/study-scope'

const ICON = 'size-4 fill-none stroke-current stroke-[1.8]'

/** The address of the list with these decks opened. */
const openedHref = (open: readonly string[]): Route =>
  `/decks?${new URLSearchParams((open.length === 0 ? [''] : open).map((name) => ['open', name]))}` as Route // a query of the page

type FoldProps = { readonly deck: DeckInList; readonly open: readonly string[]; readonly isNested: boolean }

/** Shows the nested decks of a deck, or hides them; takes no room in a list where none is nested. */
function Fold({ deck: { name, isOpen }, open, isNested }: FoldProps) {
  if (isOpen === null) return isNested ? <span className="w-7 shrink-0 sm:w-9" /> : null
  const others = open.filter((one) => one !== name)
  return (
    <Link
      href={openedHref(isOpen ? others : [...others, name])}
      aria-label={`${isOpen ? 'Hide' : 'Show'} the decks in ${name}`}
      scroll={false}
      className="grid h-11 w-7 shrink-0 place-items-center rounded-control text-quiet hover:text-ink sm:w-9"
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" className={ICON}>
        <path d={isOpen ? 'M3 6l5 5 5-5' : 'M6 3l5 5-5 5'} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </Link>
  )
}

/** Where letters are large and the screen is small, a name and what is new and due are all that fits. */
const WHERE_ROOM = '@max-[18rem]:hidden'

function Count({ count, className }: { readonly count: number; readonly className?: string }) {
  return (
    <td className={classNames('figures py-0 pl-2 text-right sm:pl-5', count === 0 && 'text-quiet', className)}>
      {count}
    </td>
  )
}

/** What was chosen for a deck. */
const optionWords = ({ desiredRetention, newPerDay, reviewsPerDay }: DeckOptions): string =>
  [
    ...(desiredRetention === null ? [] : [`desired retention ${percentWords(desiredRetention)}`]),
    ...(newPerDay === null ? [] : [`${counted(newPerDay, 'new card')} per day`]),
    ...(reviewsPerDay === null ? [] : [`${counted(reviewsPerDay, 'review')} per day`]),
  ].join('; ')

/** Deeper decks are set in no further. */
const MOST_STEPS = 4

function DeckRow({ deck, open, isNested }: FoldProps) {
  const { name, title, depth, counts, own } = deck
  return (
    <tr className="border-rule border-b">
      <th scope="row" className="text-left font-normal">
        <span
          className="flex items-center pl-[calc(var(--depth)*0.6rem)] sm:pl-[calc(var(--depth)*1.1rem)]"
          style={{ '--depth': Math.min(depth, MOST_STEPS) } as CSSProperties} // the type knows no variables
        >
          <Fold deck={deck} open={open} isNested={isNested} />
          <Link
            href={`/review?${deckSessionQuery(name)}` as Route} // a query of the review
            aria-label={title === name ? undefined : name}
            className="flex min-h-11 min-w-0 grow items-center py-1.5 hover:underline"
          >
            <span className="wrap-anywhere min-w-0">{title}</span>
          </Link>
        </span>
        {own === null ? null : <span className="block pb-2 text-quiet text-small">{optionWords(own)}</span>}
      </th>
      <Count count={counts.new} />
      <Count count={counts.learning} className={WHERE_ROOM} />
      <Count count={counts.due} />
      <td className={classNames('text-right sm:pl-3', WHERE_ROOM)}>
        <Link
          href={deckOptionsHref(name)}
          aria-label={`Name and limits of ${name}`}
          className="inline-grid h-11 w-8 place-items-center sm:w-11 rounded-control text-quiet hover:text-ink"
        >
          <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 fill-current">
            <circle cx="4" cy="10" r="1.6" />
            <circle cx="10" cy="10" r="1.6" />
            <circle cx="16" cy="10" r="1.6" />
          </svg>
        </Link>
      </td>
    </tr>
  )
}

const HEAD = 'py-2 pl-2 text-right font-normal text-label text-quiet sm:pl-5'

type DeckTableProps = {
  readonly ctx: Context
  /** The decks whose nested decks are shown; null as the list begins. */
  readonly open: readonly string[] | null
  readonly search: string
}

/** Decks with the counts of the sessions that they open. */
async function DeckTable({ ctx, open, search }: DeckTableProps) {
  const { decks, more, total } = await loadDecks(ctx, { open, search })
  if (decks.length === 0) {
    return <p className="mt-8">{total === 0 ? 'No deck has cards yet.' : `No deck has “${search}” in its name.`}</p>
  }
  const isNested = decks.some(({ depth, isOpen }) => depth > 0 || isOpen !== null)
  const opened = decks.flatMap(({ name, isOpen }) => (isOpen ? [name] : []))
  return (
    <>
      <div className="@container mt-6">
        <table className="w-full border-collapse">
          <caption className="sr-only">Decks with the cards to study now</caption>
          <thead>
            <tr className="border-rule border-b">
              <th scope="col" className="py-2 text-left font-normal text-label text-quiet">
                {counted(search === '' ? total : decks.length + more, 'deck')}
              </th>
              <th scope="col" className={HEAD}>
                New
              </th>
              <th scope="col" className={classNames(HEAD, WHERE_ROOM)}>
                <span className="sm:hidden">Learn</span>
                <span className="max-sm:hidden">Learning</span>
              </th>
              <th scope="col" className={HEAD}>
                Due
              </th>
              <th scope="col" className={WHERE_ROOM}>
                <span className="sr-only">Name and limits</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {decks.map((deck) => (
              <DeckRow key={deck.name} deck={deck} open={opened} isNested={isNested} />
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 ? (
        <p className="mt-3 text-quiet text-small">
          {counted(more, 'more deck')} not shown. Type part of a name to find others.
        </p>
      ) : null}
      <p className="mt-6 text-quiet text-small">
        Press a deck to study what it has now, with its nested decks and within today’s limits. All decks share your
        limits, so one deck’s session can leave less for the others.
      </p>
    </>
  )
}

export const metadata: Metadata = { title: 'Decks' }

export default async function DecksScreen({ searchParams }: PageProps<'/decks'>) {
  const { open, q } = await searchParams
  const search = typeof q === 'string' ? q.trim().slice(0, 200) : ''
  const opened = open === undefined ? null : [open].flat().filter((name) => name !== '')
  return (
    <Page>
      <PageTitle
        label={
          <Link href="/" className="link">
            Today
          </Link>
        }
      >
        Decks
      </PageTitle>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <TextField
          label="Find a deck"
          name="q"
          type="search"
          autoComplete="off"
          defaultValue={search}
          className="min-w-0 flex-1"
        />
        <Button type="submit">Find</Button>
      </form>
      <Suspense fallback={<p className="mt-8 text-quiet">Counting what is due in each deck …</p>}>
        <DeckRows open={opened} search={search} />
      </Suspense>
    </Page>
  )
}

async function DeckRows({ open, search }: { readonly open: readonly string[] | null; readonly search: string }) {
  return <DeckTable ctx={await requestContext()} open={open} search={search} />
}

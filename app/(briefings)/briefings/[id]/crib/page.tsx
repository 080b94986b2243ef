import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page } from '@/app/_ui/page'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { CribChoices } from './_components/choices'
import './crib-sheet.css'
import type { ReactNode } from 'react'
import { z } from 'zod'
import type { Crib, CribEntry, CribSource } from '@/lib/domain/briefing/crib/crib'
import { countCribWords, legendOf } from '@/lib/domain/briefing/crib/crib-text'
import { NO_SOURCE_KEY } from '@/lib/domain/no-source'

const CRIB_SIZES = ['small', 'medium', 'large'] as const
type CribSize = (typeof CRIB_SIZES)[number]

/** How a crib is wanted, from its address; what is not understood takes the default. */
const cribOptionsSchema = z.object({
  size: z.enum(CRIB_SIZES).catch('medium'),
  /** How many facts it has at most, beside the must-knows; null for all. */
  first: z.coerce.number().int().positive().nullable().catch(null),
})

/** Signs stand for themselves on paper; a screen reader is told what they mean. */
const Sign = ({ sign, name, means }: { readonly sign: string; readonly name: string; readonly means: string }) => (
  <>
    <span className="crib-unseen">{means}: </span>
    <span className={`crib-sign crib-${name}`}>{sign}</span>
  </>
)

const articleOf = ({ articleKey }: CribSource): string => `/library/${encodeURIComponent(articleKey)}`

/** The main source of a fact leads to the fact, any other to its article, at the passage if there is one. */
const factHref = ({ factId, sources }: CribEntry, source: CribSource): string => {
  const id = encodeURIComponent(factId)
  return source === sources[0] ? `/library/fact/${id}` : `${articleOf(source)}?fact=${id}`
}

/** In the list at the foot a noted source leads to its address, as far as that is one of a page. */
const sourceHref = (source: CribSource): string | null => {
  if (source.articleKey !== NO_SOURCE_KEY) return articleOf(source)
  return source.url !== null && /^https?:\/\//i.test(source.url) ? source.url : null
}

const Linked = ({ href, children }: { readonly href: string | null; readonly children: ReactNode }) =>
  href === null ? children : <a href={href}>{children}</a>

const Entry = ({ entry }: { readonly entry: CribEntry }) => (
  <li className="crib-fact">
    <p className="crib-statement">
      {entry.isMust ? <Sign sign="•" name="must" means="Must know" /> : null}
      {entry.isWeak ? <Sign sign="!" name="weak" means="Least likely to be recalled" /> : null}
      {/* Runs of one statement have no name of their own. */}
      {entry.runs.map(({ text, isBold }, index) => (isBold ? <b key={String(index)}>{text}</b> : text))}
      {entry.asOf === null ? null : <span className="crib-source"> ({entry.asOf})</span>}
      {entry.sources.map((source) => (
        <cite key={source.number} className="crib-source">
          {' '}
          <a href={factHref(entry, source)}>
            <span className="crib-unseen">Source </span>[{source.number}]
          </a>
        </cite>
      ))}
    </p>
    {entry.cautions.map(({ sign, words }) => (
      <p key={`${sign} ${words}`} className="crib-caution">
        <b>{sign}</b> {words}
      </p>
    ))}
  </li>
)

/** The crib as it is printed. */
function Sheet({ crib, size }: { readonly crib: Crib; readonly size: CribSize }) {
  const meta = [crib.when, crib.place, crib.audience].filter((part) => part !== null)
  const legend = legendOf(crib)
  return (
    <article className={`crib crib-${size}`}>
      <header>
        <h1>{crib.title}</h1>
        <p>{meta.join(' · ')}</p>
      </header>
      {crib.groups.map(({ heading, entries }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.factId} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      <footer>
        <p className="crib-count">{countCribWords(crib)}</p>
        {legend === '' ? null : <p>{legend}</p>}
        {crib.sources.length === 0 ? null : (
          <>
            <h2 className="crib-sources-title">Sources</h2>
            <ol className="crib-sources">
              {crib.sources.map((source) => (
                <li key={source.number}>
                  <span className="crib-number">{source.number}</span>{' '}
                  <Linked href={sourceHref(source)}>{source.words}</Linked>
                </li>
              ))}
            </ol>
          </>
        )}
      </footer>
    </article>
  )
}

export const metadata: Metadata = { title: 'Crib sheet' }

/** The page to take to a briefing, as it will be printed. */
export default async function CribScreen({ params, searchParams }: PageProps<'/briefings/[id]/crib'>) {
  const id = decodeURIComponent((await params).id)
  const { size, first } = cribOptionsSchema.parse(await searchParams)
  const loaded = await loadCrib(await requestContext(), id, first)
  if (!loaded.ok) notFound()
  const crib = loaded.value
  const address = `/briefings/${encodeURIComponent(id)}`
  return (
    <Page width="wide">
      <div className="crib-screen-only mx-auto mb-5 max-w-[52rem]">
        <p className="mb-3 text-label">
          <Link
            href={`/briefings/${encodeURIComponent(id)}`}
            className="link wrap-anywhere inline-flex min-h-11 items-center text-quiet"
          >
            {crib.title}
          </Link>
        </p>
        <CribChoices address={`${address}/crib`} chosen={{ size, first: String(first ?? '') }} />
      </div>
      {crib.counts.facts === 0 ? (
        <EmptyState
          title="Nothing to print"
          action={
            <LinkButton href={`/briefings/${encodeURIComponent(id)}/edit`} look="primary">
              Choose facts
            </LinkButton>
          }
        >
          None of the facts this briefing covers is in your library now.
        </EmptyState>
      ) : (
        <div className="crib-frame mx-auto max-w-[52rem] rounded-sheet border border-rule bg-sheet px-4 py-6 shadow-sheet sm:px-10 sm:py-9">
          <Sheet crib={crib} size={size} />
        </div>
      )}
    </Page>
  )
}

import type { ReactNode } from 'react'
import type { Crib, CribEntry, CribSource } from '@/lib/domain/briefing/crib/crib'
import { countCribWords, legendOf } from '@/lib/domain/briefing/crib/crib-text'
import { NO_SOURCE_KEY } from '@/lib/domain/no-source'
import type { CribSize } from '../crib-options'

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
export function Sheet({ crib, size }: { readonly crib: Crib; readonly size: CribSize }) {
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

import Link from 'next/link'
import { ErrorNote } from '@/app/_ui/error-note'
import type { NamedArticle, ToConfirm } from '@/lib/services/capture/add-article'
import type { AddState } from '../article-actions'

const ArticleLink = ({ article }: { readonly article: NamedArticle }) => (
  <>
    “
    <Link href={`/library/${encodeURIComponent(article.key)}`} className="link text-ink">
      {article.title}
    </Link>
    ”
  </>
)

/** What came of the form, above its button: what is wrong, what is known already, or what is to be confirmed. */
export function AddOutcome({ state }: { readonly state: AddState }) {
  switch (state.kind) {
    case 'blank':
      return null
    case 'refused':
      return (
        <ErrorNote title="The article wasn’t added.">
          {Object.keys(state.fields).length > 0 ? 'Check the marked fields.' : state.message}
        </ErrorNote>
      )
    case 'known':
      return (
        <ErrorNote title="This text is already in the library.">
          It is <ArticleLink article={state} />. Nothing was added.
        </ErrorNote>
      )
    case 'confirm':
      return state.found ? <Confirm found={state.found} /> : null
    default:
      return state satisfies never
  }
}

function Confirm({ found }: { readonly found: ToConfirm }) {
  const { newerOf, sameTitle } = found
  return (
    <div
      role="status"
      data-outcome
      tabIndex={-1}
      className="grid gap-2 rounded-control border border-edge bg-sheet px-4 py-3"
    >
      {newerOf ? (
        <fieldset>
          <legend className="font-medium">
            This looks like a newer version of <ArticleLink article={newerOf} />.
          </legend>
          <Choice value={newerOf.key} label="Yes: keep the cards and show what changed" isChosen />
          <Choice value="own" label="No, it is a separate article" />
        </fieldset>
      ) : (
        <>
          <p className="font-medium">Nothing is saved yet. Are the source details correct?</p>
          {sameTitle ? (
            <p className="text-quiet">
              {sameTitle.isNotes ? (
                <>
                  The library has notes on <ArticleLink article={sameTitle} />, with cards. The text is added
                  separately.
                </>
              ) : (
                <>
                  There is another article called <ArticleLink article={sameTitle} />, with a different text.
                </>
              )}
            </p>
          ) : null}
          <p className="text-quiet">Correct them above if necessary, then add the article.</p>
        </>
      )}
    </div>
  )
}

function Choice({ value, label, isChosen = false }: { value: string; label: string; isChosen?: boolean }) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input type="radio" name="as" value={value} defaultChecked={isChosen} className="size-5 shrink-0 accent-accent" />
      {label}
    </label>
  )
}

import Link from 'next/link'
import { Radio } from '@/app/_ui/checkbox'
import { ErrorNote } from '@/app/_ui/error-note'
import type { NamedArticle, ToConfirm } from '@/lib/services/capture/add-article'
import type { AddState } from '../add-actions'

/** The form before it is sent. */
export const BLANK_ADD: AddState = { kind: 'blank', found: null }

/** The form when the server gave no answer. */
export const unsent = (message: string, _form: FormData, { found }: AddState): AddState => ({
  kind: 'refused',
  ok: false,
  code: 'storage',
  found,
  message,
  fields: {},
})

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
          <Radio name="as" value={newerOf.key} defaultChecked>
            Yes: keep the cards and show what changed
          </Radio>
          <Radio name="as" value="own">
            No, it is a separate article
          </Radio>
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

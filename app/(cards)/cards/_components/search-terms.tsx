import { SEARCH_HELP } from './search-help-rows'

/** The terms of a search, each with an example. */
export function SearchTerms() {
  return (
    <div className="text-small">
      <p>Cards must match every term. Join terms with “or”, exclude with “-”, group with brackets.</p>
      <dl className="mt-2">
        {SEARCH_HELP.map(([example, meaning]) => (
          <div key={example} className="border-rule border-t py-1.5">
            <dt>
              <code className="break-words">{example}</code>
            </dt>
            <dd className="text-quiet">{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

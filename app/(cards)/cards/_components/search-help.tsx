import { Suspense, useState } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import { Panel } from './panel'

const SearchTerms = whenLoaded(() => import('./search-terms').then((part) => part.SearchTerms), { tell: true })

/** A question mark where the tools would need a second line otherwise. */
const LABEL = (
  <span className="lg:max-2xl:before:content-['?']">
    <span className="lg:max-2xl:sr-only">Search terms</span>
  </span>
)

/** What can be written into the search field, loaded when it is opened. */
export function SearchHelp() {
  const [isOpened, setOpened] = useState(false)
  return (
    <Panel label={LABEL} onOpen={() => setOpened(true)}>
      {isOpened ? (
        <Suspense fallback={<p className="text-quiet">Loading …</p>}>
          <SearchTerms />
        </Suspense>
      ) : null}
    </Panel>
  )
}

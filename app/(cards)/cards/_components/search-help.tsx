import { Suspense, useState } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import { Panel } from './panel'

const SearchTerms = whenLoaded(() => import('./search-terms').then((part) => part.SearchTerms), { tell: true })

/** What can be written into the search field, loaded when it is opened. */
export function SearchHelp() {
  const [isOpened, setOpened] = useState(false)
  return (
    <Panel label="Search terms" onOpen={() => setOpened(true)}>
      {isOpened ? (
        <Suspense fallback={<p className="text-quiet">Loading …</p>}>
          <SearchTerms />
        </Suspense>
      ) : null}
    </Panel>
  )
}

import { Suspense } from 'react'
import type { Outlook } from '@/lib/services/briefing/forecast-inputs'
import { type BriefingPage, feasibilityOfInputs } from '@/lib/services/briefing/load-briefing'
import { needWords, needWordsOfPlan } from '@/lib/services/briefing/need-words'
import { WayButtons } from './way-buttons'
import { wayLabel } from './way-label'

type NeedPartProps = { readonly page: BriefingPage; readonly outlook: Outlook }

const SENTENCE = 'max-w-[38rem] font-serif text-reading'

/** What the targets need, in one sentence; where they are out of reach, with a button for each way that closes the gap. */
export function NeedPart({ page, outlook }: NeedPartProps) {
  const words = needWordsOfPlan(outlook, page)
  return (
    <div className="mb-4">
      {words === null ? (
        <Suspense fallback={<p className="text-quiet">Working out what it takes …</p>}>
          <Feasibility page={page} outlook={outlook} />
        </Suspense>
      ) : (
        <p className={SENTENCE}>{words}</p>
      )}
    </div>
  )
}

async function Feasibility({ page, outlook }: NeedPartProps) {
  // Lets the page around it be sent first: this compares many plans.
  await new Promise((resolve) => setImmediate(resolve))
  const found = feasibilityOfInputs(outlook)
  return (
    <>
      <p className={SENTENCE}>{needWords(outlook, page, found)}</p>
      {found.ways.length > 0 ? (
        <WayButtons id={outlook.briefing.id} ways={found.ways.map((way) => ({ way, label: wayLabel(way, outlook) }))} />
      ) : null}
    </>
  )
}

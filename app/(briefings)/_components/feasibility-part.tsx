import type { Outlook } from '@/lib/services/briefing/forecast-inputs'
import { feasibilityOfInputs } from '@/lib/services/briefing/load-briefing'
import { feasibilityWords, wayLabel } from './feasibility-words'
import { WayButtons } from './way-buttons'

/** Whether the targets are reached, in one sentence, with a button for each way that closes the gap. */
export async function FeasibilityPart({ outlook }: { readonly outlook: Outlook }) {
  // Lets the page above be sent first: this compares many plans.
  await new Promise((resolve) => setImmediate(resolve))
  const found = feasibilityOfInputs(outlook)
  return (
    <div className="mt-4">
      <p className="max-w-[38rem] font-serif text-reading">{feasibilityWords(outlook, found)}</p>
      {found.ways.length > 0 ? (
        <WayButtons id={outlook.briefing.id} ways={found.ways.map((way) => ({ way, label: wayLabel(way, outlook) }))} />
      ) : null}
    </div>
  )
}

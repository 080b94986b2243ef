import { useEffect, useRef, useState } from 'react'
import { type CheckedFact, checkDraft, type FormSource } from '../fact-actions'
import { draftOfFields, type FactFields } from './fact-fields'

const PAUSE_MS = 350

const NONE: CheckedFact = { issues: [], fields: {} }

/** What is wrong with a draft, as the server says whenever the typing pauses; until then, what it said last. */
export function useCheckedDraft(source: FormSource, draft: FactFields): CheckedFact {
  const [check, setCheck] = useState(NONE)
  const asked = JSON.stringify([source, draftOfFields(draft)])
  const latest = useRef(asked)
  useEffect(() => {
    latest.current = asked
    const timer = setTimeout(async () => {
      const [from, form]: Parameters<typeof checkDraft> = JSON.parse(asked)
      const result = await checkDraft(from, form).catch(() => null)
      if (result?.ok && latest.current === asked) setCheck(result.value)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [asked])
  return check
}

import { useEffect, useRef, useState } from 'react'
import { type CheckedFact, checkDraft, type FormSource } from '../fact-actions'
import { type FormDraft, formOf } from './fact-draft'

const PAUSE_MS = 350

export type CheckState = Pick<CheckedFact, 'findings' | 'fields'>

const NONE: CheckState = { findings: [], fields: {} }

/** What is wrong with a draft, judged by the server whenever the typing pauses. Keeps the last judgement meanwhile. */
export function useCheckedDraft(source: FormSource, draft: FormDraft): CheckState {
  const [judgement, setJudgement] = useState(NONE)
  const asked = JSON.stringify([source, formOf(draft)])
  const latest = useRef(asked)
  useEffect(() => {
    latest.current = asked
    const timer = setTimeout(async () => {
      const [from, form]: Parameters<typeof checkDraft> = JSON.parse(asked)
      const result = await checkDraft(from, form).catch(() => null)
      if (result?.ok && latest.current === asked) setJudgement({ findings: result.findings, fields: result.fields })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [asked])
  return judgement
}

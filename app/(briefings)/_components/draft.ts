import type { ShownForm } from '@/app/_ui/form-field'
import type { BRIEFING_FIELDS, BriefingDraft } from '@/lib/services/briefing/briefing-form'

export type BriefingFields = ShownForm<keyof typeof BRIEFING_FIELDS>

/** What the controls of the form hold, put into the draft. */
export const withForm = (draft: BriefingDraft, data: FormData): BriefingDraft => {
  const all = (name: string) => data.getAll(name).filter((value) => typeof value === 'string')
  const fields = Object.fromEntries(Object.entries(draft.fields).map(([name, kept]) => [name, all(name)[0] ?? kept]))
  return {
    ...draft,
    fields,
    weekdaysOff: all('weekdaysOff'),
    formats: all('formats'),
    usesAllMinutes: all('usesAllMinutes').length > 0,
  }
}

const keyOf = (name: string): string => `aide.briefing.${name}`

/** A draft that was left unsaved in this tab; null where there is none, or the browser stores nothing. */
export const keptDraft = (name: string): BriefingDraft | null => {
  try {
    const text = sessionStorage.getItem(keyOf(name))
    return text === null ? null : (JSON.parse(text) as BriefingDraft) // written by keepDraft
  } catch {
    return null
  }
}

export const keepDraft = (name: string, draft: BriefingDraft | null): void => {
  try {
    if (draft === null) sessionStorage.removeItem(keyOf(name))
    else sessionStorage.setItem(keyOf(name), JSON.stringify(draft))
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

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
    usesAllMinutes: all('usesAllMinutes').length > 0,
  }
}

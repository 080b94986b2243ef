import type { ToConfirm } from '@/lib/services/capture/add-article'
import type { BibliographyField } from './bibliography-fields'

const WHY_A_DATE =
  'The text doesn’t state when it was published. Words such as “last year” only make sense with that date. You can leave it blank.'

/** What is said beside the fields: where the date comes from, or why it is asked for. */
export const confirmHints = ({
  published,
  title,
  supposed = null,
}: Pick<ToConfirm, 'published' | 'title'> & Partial<Pick<ToConfirm, 'supposed'>>): Readonly<
  Partial<Record<BibliographyField, string>>
> => ({
  ...(title === null ? { title: 'The text has no title. Enter one.' } : {}),
  published:
    published !== null
      ? 'Please check this. As precise as you know it: 2023-02.'
      : supposed
        ? `The dateline says “${supposed.words}” without a year. Please check that this one is right.`
        : WHY_A_DATE,
})

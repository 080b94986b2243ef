import { TextField } from '@/app/_ui/field'

export const BIBLIOGRAPHY = ['title', 'authors', 'outlet', 'published', 'url'] as const
export type BibliographyField = (typeof BIBLIOGRAPHY)[number]

type BibliographyFieldsProps = {
  readonly initial?: Readonly<Partial<Record<BibliographyField, string | null>>>
  readonly errors: Readonly<Record<string, string>>
  readonly hints?: Readonly<Partial<Record<BibliographyField, string>>>
}

/** What is said of an article: title, authors, outlet, date, address. */
export function BibliographyFields({ initial = {}, errors, hints = {} }: BibliographyFieldsProps) {
  return (
    <>
      <TextField
        name="title"
        label="Title"
        hint={hints.title}
        defaultValue={initial.title ?? ''}
        error={errors.title}
        autoComplete="off"
      />
      <TextField
        name="authors"
        label="Authors"
        hint={hints.authors ?? 'Separate names with commas.'}
        defaultValue={initial.authors ?? ''}
        error={errors.authors}
        autoComplete="off"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="outlet"
          label="Outlet"
          hint={hints.outlet ?? 'Where it was published.'}
          defaultValue={initial.outlet ?? ''}
          error={errors.outlet}
          autoComplete="off"
        />
        <TextField
          name="published"
          label="Date"
          hint={hints.published ?? 'As precise as you know it: 2023-02.'}
          defaultValue={initial.published ?? ''}
          error={errors.published}
          autoComplete="off"
        />
      </div>
      <TextField
        name="url"
        label="Address"
        hint={hints.url}
        defaultValue={initial.url ?? ''}
        error={errors.url}
        inputMode="url"
        autoComplete="off"
      />
    </>
  )
}

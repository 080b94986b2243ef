import { FieldGrid } from '@/app/_ui/field'
import { FormField } from '@/app/_ui/form-field'
import type { FieldWords, FormTexts } from '@/lib/domain/form-fields'
import type { BIBLIOGRAPHY } from '@/lib/services/articles/article-input'

export type BibliographyField = keyof typeof BIBLIOGRAPHY
export type BibliographyWords = Readonly<Record<BibliographyField, FieldWords>>

type BibliographyFieldsProps = {
  readonly words: BibliographyWords
  readonly texts?: FormTexts
  readonly errors: FormTexts
  /** In place of those in the table. */
  readonly hints?: Readonly<Partial<Record<BibliographyField, string>>>
}

/** What is said of an article: title, authors, outlet, date, address. */
export function BibliographyFields({ words, texts = {}, errors, hints = {} }: BibliographyFieldsProps) {
  const field = (name: BibliographyField) => {
    const hint = hints[name]
    return <FormField form={{ words, texts, errors }} name={name} words={hint === undefined ? undefined : { hint }} />
  }
  return (
    <>
      {field('title')}
      {field('authors')}
      <FieldGrid>
        {field('outlet')}
        {field('published')}
      </FieldGrid>
      {field('url')}
    </>
  )
}

import { textsIn } from '@/app/_client/form-texts'
import { SavedForm } from '@/app/_client/saved-form'
import { Dialog } from '@/app/_ui/dialog'
import { toast } from '@/app/_ui/toast'
import type { FormTexts } from '@/lib/domain/form-fields'
import { saveArticleFields } from '../article-actions'
import { BibliographyFields, type BibliographyWords } from './bibliography-fields'

export type SourceDetailsProps = {
  readonly articleKey: string
  readonly words: BibliographyWords
  readonly texts: FormTexts
}

type DialogProps = SourceDetailsProps & { readonly onClose: () => void }

/** Corrects what is said of an article: title, authors, outlet, date, address. */
export function SourceDetailsDialog({ articleKey, words, texts, onClose }: DialogProps) {
  return (
    <Dialog open onClose={onClose} title="Source details" closesBeside={false} actions={null}>
      <SavedForm
        save={(form) => saveArticleFields(articleKey, textsIn(form))}
        onDone={() => {
          onClose()
          toast('Source details saved.')
        }}
        onCancel={onClose}
        failedTitle="The source details weren’t saved."
      >
        {(errors) => <BibliographyFields words={words} texts={texts} errors={errors} />}
      </SavedForm>
    </Dialog>
  )
}
